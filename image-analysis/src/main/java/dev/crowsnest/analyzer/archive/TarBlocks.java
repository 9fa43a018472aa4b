package dev.crowsnest.analyzer.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A tar as bytes in a buffer that always begins on a block, so that a header never lies across its edge. */
final class TarBlocks implements Closeable {

    /** A multiple of the block; as much as the second-level cache of a core keeps while it is walked. */
    private static final int BUFFER_BYTES = 128 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long before;
    private boolean ended;

    TarBlocks(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return buffer;
    }

    /** How many bytes of the archive were passed. */
    long offset() {
        return before + position;
    }

    /** Passes over one block and says where in {@link #bytes()} it lies, good until the next call; -1 at the end. */
    int nextBlock() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int start = position;
        if (limit - start < TarHeader.BLOCK) {
            throw truncated();
        }
        position += TarHeader.BLOCK;
        return start;
    }

    /** Copies content; at least one byte. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit && !fill()) {
            throw truncated();
        }
        int copied = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, copied);
        position += copied;
        return copied;
    }

    void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > limit - position) {
            left -= limit - position;
            position = limit;
            if (!fill()) {
                throw truncated();
            }
        }
        position += (int) left;
    }

    /** Reads what follows the archive's end, so that the stream below is read, and checked, whole. */
    void drain() throws IOException {
        do {
            position = limit;
        } while (fill());
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        before += limit;
        position = 0;
        limit = 0;
        while (limit < buffer.length) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                ended = true;
                break;
            }
            limit += read;
        }
        return limit > 0;
    }

    private static MalformedArchiveException truncated() {
        return new MalformedArchiveException("its tar ends in the middle of an entry");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
