package dev.crowsnest.cli.server;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where a body ends before the length that was stated: to the connection such an end looks like any other. */
final class WholeBody extends FilterInputStream {

    private final long stated;
    private long count;

    /** @param stated below zero where nothing was */
    WholeBody(InputStream in, long stated) {
        super(in);
        this.stated = stated;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read >= 0) {
            count += read;
        } else if (count < stated) {
            throw new EOFException("the answer ended after " + count + " of " + stated + " bytes");
        }
        return read;
    }
}
