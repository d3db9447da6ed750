package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import io.accountcreator.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry that somebody binds as: the host, or the SIP proxy.
 *
 * @param whose who binds as it, for people
 * @param dn its name
 * @param password its password, if that is said without a file
 * @param file where its password is, or is to be written when the entry is made; null if that was not said
 * @param hint what to set or give for its password
 */
record BindEntry(
        String whose,
        DN dn,
        Optional<Secret> password,
        @Nullable Path file,
        String hint) {
    private static final int SALT_BYTES = 8;

    /** What an entry of that name has to be; empty if its name is none that such an entry has. */
    Optional<Entry> entry(Secret secret) {
        String attribute = dn.getRDN().getAttributeNames()[0].toLowerCase(Locale.ROOT);
        String objectClass =
                switch (attribute) {
                    case "cn" -> "applicationProcess";
                    case "uid" -> "account";
                    default -> "";
                };
        if (objectClass.isEmpty() || dn.getRDN().isMultiValued()) {
            return Optional.empty();
        }
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", "top", objectClass, "simpleSecurityObject");
        entry.addAttribute(attribute, dn.getRDN().getAttributeValues()[0]);
        entry.addAttribute("description", "account-creator: " + whose);
        entry.addAttribute("userPassword", salted(secret));
        return Optional.of(entry);
    }

    /** The hash that every slapd knows without a module; what it would be given in clear it keeps in clear. */
    private static String salted(Secret secret) {
        try {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(secret.reveal().getBytes(StandardCharsets.UTF_8));
            byte[] hash = sha.digest(salt);
            byte[] both = ByteBuffer.allocate(hash.length + salt.length)
                    .put(hash)
                    .put(salt)
                    .array();
            return "{SSHA}" + Base64.getEncoder().encodeToString(both);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
