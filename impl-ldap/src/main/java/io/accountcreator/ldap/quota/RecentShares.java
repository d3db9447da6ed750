package io.accountcreator.ldap.quota;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Shares by name, of which those that were not asked for longest are forgotten: anybody can invent names. What was left of a
 * forgotten share is not sent by anybody. Thread-safe.
 */
final class RecentShares {
    private static final int MOST = 2000;
    private static final float USUAL_LOAD = 0.75f;

    private final Map<String, SmsShare> shares = new LinkedHashMap<>(16, USUAL_LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SmsShare> eldest) {
            return size() > MOST;
        }
    };

    synchronized SmsShare of(String name, Function<String, SmsShare> maker) {
        return shares.computeIfAbsent(name, maker);
    }
}
