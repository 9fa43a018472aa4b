package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.oci.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One identity of several texts, the same in every process: each counts with its length before it, so that no two lists of
 * texts read alike, and an absent one is unlike an empty one.
 */
public final class TextsHash {

    private static final int ABSENT = -1;

    private final MessageDigest digest = Digest.newSha256();

    /** The next of the texts. */
    public TextsHash add(@Nullable String text) {
        if (text == null) {
            return mark(ABSENT);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        mark(utf8.length);
        digest.update(utf8);
        return this;
    }

    /** Tells what follows from what went before. @param mark below zero: the length of no text */
    TextsHash mark(int mark) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, mark));
        return this;
    }

    /** The first half of their SHA-256. */
    public UUID value() {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }
}
