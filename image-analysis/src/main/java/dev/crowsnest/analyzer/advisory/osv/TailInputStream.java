package dev.crowsnest.analyzer.advisory.osv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Counts the bytes that go by and remembers the last, so that a streamed archive's directory can be checked at its end. */
final class TailInputStream extends FilterInputStream {

    /** The end records of an archive (98 bytes) and a comment of a usual length. */
    private static final int REMEMBERED = 4096;

    private byte[] last = new byte[0];
    private long count;

    TailInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            remember(buffer, offset, read);
        }
        return read;
    }

    /** Reads to the end. */
    void drain() throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (read(buffer, 0, buffer.length) >= 0) {
            // The directory of an archive is longer than what is remembered of it.
        }
    }

    /** Bytes that went by. */
    long count() {
        return count;
    }

    byte[] tail() {
        return last.clone();
    }

    private void remember(byte[] buffer, int offset, int length) {
        if (length >= REMEMBERED) {
            last = Arrays.copyOfRange(buffer, offset + length - REMEMBERED, offset + length);
            return;
        }
        int kept = Math.min(last.length, REMEMBERED - length);
        byte[] next = new byte[kept + length];
        System.arraycopy(last, last.length - kept, next, 0, kept);
        System.arraycopy(buffer, offset, next, kept, length);
        last = next;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
