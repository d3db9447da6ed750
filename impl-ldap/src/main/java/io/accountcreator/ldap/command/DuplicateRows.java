package io.accountcreator.ldap.command;

import io.accountcreator.ldap.command.AccountRows.RefusedRowException;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.UserNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file has had so far: the first line with a name, a number or an address of its own counts, and a later one is refused,
 * in every run and whether it is dry or not. Of each it holds no more than a number and a line, so long files fit into memory.
 * For one thread.
 */
final class DuplicateRows {
    private static final int FIRST_SIZE = 1 << 10;

    private long[] keys = new long[FIRST_SIZE];
    private int[] lines = new int[FIRST_SIZE];
    private int count;

    /**
     * Notes an account.
     *
     * @param row what a line says
     * @param aliases what no two accounts may have
     * @param line where it stands
     * @throws RefusedRowException if an earlier line has its name or one of those; then nothing of it is noted
     */
    void note(AccountRow row, List<String> aliases, long line) throws RefusedRowException {
        Map<Long, String> wanted = new LinkedHashMap<>();
        String name = UserNames.small(row.username());
        wanted.put(key("name", name, row.domain()), "user name");
        aliases.forEach(alias -> wanted.put(key("alias", alias, row.domain()), Aliases.kind(alias)));
        for (Map.Entry<Long, String> each : wanted.entrySet()) {
            int earlier = lines[slot(each.getKey())];
            if (earlier != 0) {
                throw new RefusedRowException("the " + each.getValue() + " stands in line " + earlier + " already");
            }
        }
        for (long key : wanted.keySet()) {
            put(key, (int) line);
        }
    }

    private void put(long key, int line) {
        if (2 * count >= keys.length) {
            grow();
        }
        int slot = slot(key);
        count += lines[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        lines[slot] = line;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldLines = lines;
        keys = new long[2 * oldKeys.length];
        lines = new int[keys.length];
        count = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldLines[i] != 0) {
                put(oldKeys[i], oldLines[i]);
            }
        }
    }

    private int slot(long key) {
        int slot = (int) (key & (keys.length - 1));
        while (lines[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** 64 bits of a hash: among a million, two that are alike by chance are one in 37 million runs. */
    private static long key(String kind, String value, String domain) {
        try {
            String text = kind + '\0' + value + '\0' + domain;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
