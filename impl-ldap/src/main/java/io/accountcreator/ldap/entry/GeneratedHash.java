package io.accountcreator.ldap.entry;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.CodeRules;
import io.accountcreator.spi.CodeGenerator;

/**
 * Hashes of accounts that are created without one: random, but for a mark at the end that only those see who have the pepper. So a
 * second create without a hash can be told from one that leaves out the hash of somebody else. At least 96 bits are random.
 */
public final class GeneratedHash {
    private static final String WHAT = "generated hash";
    private static final int MARK = 8;

    private final CodeGenerator generator;
    private final CodeRules rules;

    public GeneratedHash(CodeGenerator generator, CodeRules rules) {
        this.generator = generator;
        this.rules = rules;
    }

    public Secret make(Algorithm algorithm) {
        String random = withoutMark(generator.ha1(algorithm));
        return Secret.of(random + mark(rules.peppers().get(0), random));
    }

    /** Whether nobody gave a hash: it was made here, under this pepper or a former one. */
    public boolean isOne(Secret ha1) {
        String random = withoutMark(ha1);
        return rules.peppers().stream().anyMatch(pepper -> ha1.matches(random + mark(pepper, random)));
    }

    private static String withoutMark(Secret ha1) {
        String text = ha1.reveal();
        return text.substring(0, text.length() - MARK);
    }

    private static String mark(Secret pepper, String random) {
        return StoredCode.hash(pepper, WHAT, "", Secret.of(random)).substring(0, MARK);
    }
}
