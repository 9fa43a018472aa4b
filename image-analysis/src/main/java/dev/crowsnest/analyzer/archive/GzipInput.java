package dev.crowsnest.analyzer.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The compressed side of a gzip file: a buffer, and the headers and trailers between members. */
final class GzipInput implements Closeable {

    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;
    /** Modification time, extra flags and operating system: nothing that we need. */
    private static final int UNUSED_BYTES = 6;

    private final InputStream in;
    private final byte[] buffer;
    private int position;
    private int limit;

    GzipInput(InputStream in, byte[] buffer) {
        this.in = in;
        this.buffer = buffer;
    }

    byte[] bytes() {
        return buffer;
    }

    int position() {
        return position;
    }

    int remaining() {
        return limit - position;
    }

    /** Replaces what was consumed by what comes next. */
    void fill() throws IOException {
        if (!refill()) {
            throw truncated();
        }
    }

    /** Takes back what the inflater was given and did not use. */
    void keepLast(int unused) {
        position = limit - unused;
    }

    /** Whether nothing but zeros follows; when not, the next byte is the one after the zeros. */
    boolean endsInPadding() throws IOException {
        while (true) {
            while (position < limit) {
                if (buffer[position] != 0) {
                    return false;
                }
                position++;
            }
            if (!refill()) {
                return true;
            }
        }
    }

    void skipMemberHeader() throws IOException {
        if (next() != 0x1f || next() != 0x8b) {
            throw new MalformedArchiveException("something follows its gzip stream that is not gzip");
        }
        int method = next();
        int flags = next();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw new MalformedArchiveException("its gzip header names a method that does not exist");
        }
        skip(UNUSED_BYTES);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
    }

    long littleEndianInt() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            continue;
        }
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private int next() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private boolean refill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(0, read);
        return read > 0;
    }

    private static MalformedArchiveException truncated() {
        return new MalformedArchiveException("its gzip stream ends in the middle");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
