package io.accountcreator.host.outbound.message.mail;

import java.util.regex.Pattern;

/**
 * Which addresses mail is sent to: plain ones. Comments, groups, quotes, angle brackets, routes and line ends make mail
 * libraries and servers see other or more recipients than were meant, so nothing of them is let through to any.
 */
final class MailAddress {
    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile(
            "(?!-)(?=[^@]{1,64}@)"
                    + "[A-Za-z0-9#$&'*+/=?^_{}~-]++(?:\\.[A-Za-z0-9#$&'*+/=?^_{}~-]++)*+"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)++(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{1,58}[A-Za-z0-9])");

    private MailAddress() {}

    static boolean isPlain(String address) {
        return address.length() <= LONGEST && PLAIN.matcher(address).matches();
    }
}
