package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A blob on its way in: counted, hashed, and stopped when it is longer than it may be or the time is over. */
final class BlobStream extends FilterInputStream {

    private final Descriptor blob;
    private final ReadProgress progress;
    private final MessageDigest hash = Digest.newSha256();
    private long read;
    private boolean ended;

    BlobStream(InputStream in, Descriptor blob, ReadProgress progress) {
        super(in);
        this.blob = blob;
        this.progress = progress;
    }

    long bytes() {
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        progress.advance(blob.digest().toString(), Math.max(0, count));
        if (count < 0) {
            ended = true;
            return -1;
        }
        read += count;
        if (read > blob.size()) {
            throw wrong("it is longer than the " + blob.size() + " bytes that its manifest says");
        }
        hash.update(target, offset, count);
        return count;
    }

    /**
     * Reads what nobody asked for and compares size and digest with the descriptor.
     *
     * @throws ImageAccessException {@code MALFORMED} when they differ
     */
    void verify() throws IOException {
        byte[] rest = new byte[8 << 10];
        while (!ended) {
            read(rest, 0, rest.length);
        }
        if (read != blob.size()) {
            throw wrong("it has " + read + " bytes, and its manifest says " + blob.size());
        }
        Digest actual = Digest.ofHash(hash.digest());
        if (!actual.equals(blob.digest())) {
            throw wrong("its content has the digest " + actual);
        }
    }

    private ImageAccessException wrong(String reason) {
        return new ImageAccessException(Kind.MALFORMED, "read", "layer " + blob.digest(), reason, null);
    }
}
