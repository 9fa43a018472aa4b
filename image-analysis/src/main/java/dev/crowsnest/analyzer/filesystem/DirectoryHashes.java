package dev.crowsnest.analyzer.filesystem;

import java.util.function.Consumer;

/**
 * Which directories a layer names, as hashes of their paths: a layer may have a million of which nobody ever asks. Two that
 * share a hash are taken for one, which an image can only do to itself.
 */
final class DirectoryHashes {

    /** A monorepo's layer has 100,000. Below those beyond, a link may be followed that is none any more. */
    private static final int MOST = 1 << 20;

    private static final int FIRST_SLOTS = 64;

    /** Those of FNV-1a. */
    private static final long OFFSET = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    /** Open addressing, at most half of it used; zero is free. */
    private long[] slots = new long[FIRST_SLOTS];

    private int used;

    void add(String path) {
        if (used >= MOST) {
            return;
        }
        if (2 * used >= slots.length) {
            grow();
        }
        put(hash(path));
    }

    /** Tells each directory that {@code path} lies in, outermost first. */
    void above(String path, Consumer<String> told) {
        if (used == 0) {
            return;
        }
        long hash = OFFSET;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/' && slots[slotOf(hash)] != 0) {
                told.accept(path.substring(0, i));
            }
            hash = next(hash, path.charAt(i));
        }
    }

    private void grow() {
        long[] former = slots;
        slots = new long[2 * former.length];
        used = 0;
        for (long hash : former) {
            if (hash != 0) {
                put(hash);
            }
        }
    }

    private void put(long hash) {
        int slot = slotOf(hash);
        used += slots[slot] == 0 ? 1 : 0;
        slots[slot] = hash;
    }

    /** Where the hash is, or would be. */
    private int slotOf(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static long hash(String path) {
        long hash = OFFSET;
        for (int i = 0; i < path.length(); i++) {
            hash = next(hash, path.charAt(i));
        }
        return hash;
    }

    private static long next(long hash, char character) {
        return (hash ^ character) * PRIME;
    }
}
