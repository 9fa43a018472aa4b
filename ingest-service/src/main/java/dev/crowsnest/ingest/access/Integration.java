package dev.crowsnest.ingest.access;

import java.util.List;

/**
 * What must be known of an integration to take its events.
 *
 * @param account empty until the set-up message told it
 * @param region empty until the set-up message told it
 * @param keyHashes SHA-256 of each accepted key, 32 bytes each
 */
public record Integration(boolean removed, String account, String region, List<byte[]> keyHashes) {

    /** Copies the list. */
    public Integration {
        keyHashes = List.copyOf(keyHashes);
    }

    boolean isSetUp() {
        return !account.isEmpty() && !region.isEmpty();
    }
}
