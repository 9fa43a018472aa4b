package dev.crowsnest.ingest.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/** Integrations for tests. */
public final class TestIntegrations {

    private TestIntegrations() {}

    /** A complete table with one integration. */
    public static IntegrationTable table(String id, String key, String account, String region) {
        var table = new IntegrationTable();
        know(table, id, key, account, region);
        return table;
    }

    /** Makes this the only integration. */
    public static void know(IntegrationTable table, String id, String key, String account, String region) {
        table.replaceAll(Map.of(id, new Integration(false, account, region, List.of(hash(key)))));
    }

    /** A key as it stands on the topic. */
    public static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
