package dev.crowsnest.analyzer.archive;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/**
 * Zstandard frames, concatenated ones too, with damage told apart from a stream that broke.
 *
 * <p>The library refuses windows above 128 MiB, so that no frame makes it take more native memory than that.
 */
final class ZstdStream extends InputStream {

    private final ZstdInputStreamNoFinalizer frames;

    ZstdStream(ZstdInputStreamNoFinalizer frames) {
        this.frames = frames;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return frames.read(target, offset, length);
        } catch (ZstdIOException e) {
            throw new MalformedArchiveException("its zstd stream is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
