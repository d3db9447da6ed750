package io.accountcreator.ldap.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of a file with accounts; the header names them, in any order. */
enum AccountColumn {
    /** User name; required. */
    USERNAME,
    /** SIP domain; the default one if empty. */
    DOMAIN,
    /** HA1 of MD5. */
    MD5,
    /** HA1 of SHA-256. */
    SHA256,
    /** Phone numbers, E.164 with a plus, separated by blanks. */
    PHONES,
    /** E-mail address. */
    EMAIL,
    /** Name for people. */
    DISPLAY_NAME,
    /** {@code active}, as if it were empty, or {@code suspended}. */
    STATE,
    /** When the account was made, such as {@code 2026-01-31T12:00:00Z}; now if empty. */
    CREATED,
    /** Clear password, from which hashes are made; read only if that is asked for, and never written. */
    PASSWORD;

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what people made up stands in it, which a spreadsheet might compute. */
    boolean isText() {
        return this == USERNAME || this == DOMAIN || this == EMAIL || this == DISPLAY_NAME;
    }

    static Optional<AccountColumn> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
