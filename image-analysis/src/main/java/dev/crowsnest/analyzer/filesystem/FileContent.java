package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.oci.ImageAccessException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to a cataloger. It remembers whether the archive below failed: then the layer is broken, and whatever the
 * cataloger made of it is not about the file.
 */
final class FileContent extends FilterInputStream {

    private @Nullable Exception failure;

    FileContent(InputStream in) {
        super(in);
    }

    void rethrowFailure() throws IOException {
        if (failure instanceof IOException broken) {
            throw broken;
        }
        if (failure instanceof ImageAccessException broken) {
            throw broken;
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException | ImageAccessException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException | ImageAccessException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        try {
            return in.skip(bytes);
        } catch (IOException | ImageAccessException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() {
        // The archive goes on behind this file.
    }
}
