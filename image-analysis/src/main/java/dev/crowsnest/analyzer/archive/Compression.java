package dev.crowsnest.analyzer.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** How a blob is compressed, told by its first bytes: media types are claims, and wrong ones are met in registries. */
public enum Compression {
    GZIP,
    ZSTD,
    NONE;

    private static final int MAGIC_BYTES = 4;

    /**
     * The content of a compressed stream. Closing it frees native memory and closes {@code blob}.
     *
     * @throws IOException of the stream; damage is a {@link MalformedArchiveException}, then or while reading
     */
    public static InputStream inflate(InputStream blob) throws IOException {
        var whole = new PushbackInputStream(blob, MAGIC_BYTES);
        byte[] magic = whole.readNBytes(MAGIC_BYTES);
        whole.unread(magic);
        return switch (of(magic)) {
            case GZIP -> new GzipStream(whole);
            case ZSTD -> new ZstdStream(new ZstdInputStreamNoFinalizer(whole));
            case NONE -> whole;
        };
    }

    /** The compression that these first bytes announce. */
    public static Compression of(byte[] magic) {
        if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        if (magic.length < MAGIC_BYTES) {
            return NONE;
        }
        int word = (magic[0] & 0xff) | (magic[1] & 0xff) << 8 | (magic[2] & 0xff) << 16 | (magic[3] & 0xff) << 24;
        // pzstd begins with a skippable frame, of which there are sixteen magic numbers (RFC 8878, 3.1.2).
        boolean zstd = word == 0xFD2FB528 || (word & 0xFFFFFFF0) == 0x184D2A50;
        return zstd ? ZSTD : NONE;
    }
}
