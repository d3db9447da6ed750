package io.accountcreator.host.text;

import io.accountcreator.spi.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the service is called in messages and pages. Where any domain is served a caller chooses the domain, which then must not
 * stand in them: it may be an address of his.
 *
 * @param said what the operator calls it
 * @param domains domains that the operator has said, lower case
 * @param otherwise what it is called where the domain is none of them
 */
public record ServiceName(Optional<String> said, Set<String> domains, Optional<String> otherwise) {
    private static final String DOMAIN = "accountcreator.domain";
    private static final String DOMAINS = "accountcreator.domains";
    private static final String PUBLIC_URL = "accountcreator.public-url";
    private static final String ANY = "*";

    /**
     * Reads what the operator has said.
     *
     * @param settings where
     * @return the names
     */
    public static ServiceName from(Settings settings) {
        Optional<String> domain = settings.text(DOMAIN);
        Set<String> domains = Stream.concat(settings.list(DOMAINS).stream(), domain.stream())
                .filter(each -> !each.equals(ANY))
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new ServiceName(settings.text(TextSetting.NAME.key()), domains, domain.or(() -> settings.text(PUBLIC_URL)
                .flatMap(ServiceName::host)));
    }

    /** A bad address is told by whoever makes links of it. */
    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Gives the name of the service.
     *
     * @param domain domain of the account
     * @return a name that no caller has chosen, if any is known
     */
    public String of(String domain) {
        return said.orElseGet(() -> isOwn(domain) ? domain : otherwise.orElse(domain));
    }

    /**
     * Says whether a domain is one that the operator has said.
     *
     * @param domain domain of an account
     * @return false if a caller may have thought of it
     */
    public boolean isOwn(String domain) {
        return domains.contains(domain.toLowerCase(Locale.ROOT));
    }
}
