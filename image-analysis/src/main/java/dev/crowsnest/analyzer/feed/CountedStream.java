package dev.crowsnest.analyzer.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts bytes. Fails at a limit, since what inflates without end is a mistake or an attack, and at an end that comes before the
 * one that was stated: a connection that breaks looks like an end.
 */
final class CountedStream extends FilterInputStream {

    private final long limit;
    private final long stated;
    private long count;

    /** @param stated how many there are; negative when nobody said */
    CountedStream(InputStream in, long limit, long stated) {
        super(in);
        this.limit = limit;
        this.stated = stated;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            ended();
        } else {
            counted(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            ended();
        } else {
            counted(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void ended() throws IOException {
        if (count < stated) {
            throw new IOException("it ends after " + count + " of " + stated + " bytes");
        }
    }

    private void counted(long bytes) throws IOException {
        count += bytes;
        if (count > limit) {
            throw new IOException("it is larger than " + limit + " bytes");
        }
    }
}
