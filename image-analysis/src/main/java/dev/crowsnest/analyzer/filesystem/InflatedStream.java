package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.archive.ArchiveLimitException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Inflated bytes, stopped when they are more than their compressed ones can honestly give. */
final class InflatedStream extends FilterInputStream {

    private final LayerLimits limits;
    private final long compressedSize;
    private long inflated;

    InflatedStream(InputStream in, LayerLimits limits, long compressedSize) {
        super(in);
        this.limits = limits;
        this.compressedSize = compressedSize;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws ArchiveLimitException {
        inflated += Math.max(0, read);
        if (inflated > limits.inflatedBytes()) {
            throw new ArchiveLimitException("it inflates to more than " + limits.inflatedBytes() + " bytes");
        }
        if (inflated > limits.ratioFrom() && inflated / limits.ratio() > compressedSize) {
            throw new ArchiveLimitException("it inflates to more than " + limits.ratio() + " times its size");
        }
    }
}
