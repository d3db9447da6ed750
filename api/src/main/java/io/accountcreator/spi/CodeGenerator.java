package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Makes what nobody may guess. Thread-safe. */
public interface CodeGenerator {
    /** Digits of a code that travels by SMS: the screens of the Linphone apps take exactly four. The default. */
    int SMS_DIGITS = 4;

    /**
     * Makes a code. It has ASCII letters and digits only: of what people type, {@link io.accountcreator.TypedCode} leaves no
     * others but those that cannot be right.
     *
     * @param channel the way that the code will travel
     * @return decimal digits for an SMS, a long text of letters and digits for an e-mail
     */
    Secret code(Message.Channel channel);

    /**
     * Makes an HA1 that no password leads to, for an account that was created without one.
     *
     * @param algorithm its algorithm
     * @return lower-case hexadecimal digits
     */
    Secret ha1(Algorithm algorithm);

    /**
     * The generator for production.
     *
     * @param random a cryptographically strong source
     * @return the generator
     */
    static CodeGenerator of(SecureRandom random) {
        return of(random, SMS_DIGITS);
    }

    /**
     * The generator for production, with codes by SMS of another length.
     *
     * @param random a cryptographically strong source
     * @param smsDigits digits of a code that travels by SMS, 1 to 9
     * @return the generator
     */
    static CodeGenerator of(SecureRandom random, int smsDigits) {
        int smsCodes = Integer.parseInt("1" + "0".repeat(smsDigits));
        return new CodeGenerator() {
            @Override
            public Secret code(Message.Channel channel) {
                return switch (channel) {
                    case SMS -> Secret.of(String.format(Locale.ROOT, "%0" + smsDigits + "d", random.nextInt(smsCodes)));
                    case EMAIL -> Secret.of(hex(16));
                };
            }

            @Override
            public Secret ha1(Algorithm algorithm) {
                return Secret.of(hex(algorithm.hexLength() / 2));
            }

            private String hex(int length) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                return HexFormat.of().formatHex(bytes);
            }
        };
    }
}
