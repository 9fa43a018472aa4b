package dev.crowsnest.analyzer.filesystem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets the inflater above be closed, to free its memory, while the stream below goes on. */
final class UnclosedStream extends FilterInputStream {

    UnclosedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return in.read(target, offset, length);
    }

    @Override
    public void close() {
        // Whoever opened the stream below closes it.
    }
}
