package dev.crowsnest.analyzer.archive;

import java.io.IOException;
import java.io.InputStream;

/** The bytes that a tar holds for one entry; its end is the entry's, not the archive's. */
final class StoredContent extends InputStream {

    private final TarBlocks blocks;
    private final int padding;
    private long remaining;

    StoredContent(TarBlocks blocks, long size) {
        this.blocks = blocks;
        this.remaining = size;
        this.padding = (int) ((TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK);
    }

    long remaining() {
        return remaining;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        int read = blocks.read(target, offset, (int) Math.min(length, remaining));
        remaining -= read;
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = Math.max(0, Math.min(bytes, remaining));
        blocks.skip(skipped);
        remaining -= skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, remaining);
    }

    /** Passes over what nobody read, up to the next header. */
    void finish() throws IOException {
        long left = remaining;
        remaining = 0;
        blocks.skip(left + padding);
    }
}
