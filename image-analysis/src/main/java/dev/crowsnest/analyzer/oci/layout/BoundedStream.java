package dev.crowsnest.analyzer.oci.layout;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, and no more. */
final class BoundedStream extends FilterInputStream {

    private long remaining;

    BoundedStream(InputStream in, long length) {
        super(in);
        this.remaining = length;
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
        int read = in.read(target, offset, (int) Math.min(length, remaining));
        remaining -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(Math.min(bytes, remaining));
        remaining -= skipped;
        return skipped;
    }

    @Override
    public int available() {
        return 0;
    }
}
