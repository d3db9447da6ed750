package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.ALGORITHMS;

import io.accountcreator.Algorithm;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The algorithms that new hashes may have.
 *
 * @param everywhere in domains that have no list of their own
 * @param byDomain for the others
 */
public record Algorithms(Set<Algorithm> everywhere, Map<String, Set<Algorithm>> byDomain) {
    static Algorithms from(Settings settings, Collection<String> domains) {
        Set<Algorithm> all = EnumSet.allOf(Algorithm.class);
        Set<Algorithm> everywhere = read(settings, ALGORITHMS.key(), all);
        Map<String, Set<Algorithm>> byDomain = new HashMap<>();
        for (String domain : domains) {
            byDomain.put(domain, read(settings, ALGORITHMS.key() + "." + domain, everywhere));
        }
        return new Algorithms(everywhere, Map.copyOf(byDomain));
    }

    private static Set<Algorithm> read(Settings settings, String key, Set<Algorithm> otherwise) {
        List<String> names = settings.list(key);
        if (names.isEmpty()) {
            return otherwise;
        }
        Set<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
        for (String name : names) {
            algorithms.add(Algorithm.of(name)
                    .orElseThrow(() -> new SettingException(
                            key,
                            name,
                            "of "
                                    + Arrays.stream(Algorithm.values())
                                            .map(Algorithm::wireName)
                                            .toList())));
        }
        return algorithms;
    }

    public boolean allow(String domain, Algorithm algorithm) {
        return byDomain.getOrDefault(domain, everywhere).contains(algorithm);
    }
}
