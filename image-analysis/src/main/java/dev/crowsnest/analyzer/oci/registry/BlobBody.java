package dev.crowsnest.analyzer.oci.registry;

import java.io.FilterInputStream;
import java.io.IOException;

/**
 * A blob on the wire. A connection that breaks, or ends too early (which the JDK passes off as the end of the body), is an
 * {@link dev.crowsnest.analyzer.oci.ImageAccessException} that can be retried.
 */
final class BlobBody extends FilterInputStream {

    private final BlobCall call;
    private final RegistryAnswer answer;
    private long read;
    private boolean ended;

    BlobBody(BlobCall call, RegistryAnswer answer) throws IOException {
        super(answer.body());
        this.call = call;
        this.answer = answer;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int count = in.read(target, offset, length);
            return count < 0 ? end() : counted(count);
        } catch (IOException e) {
            throw RegistryFailure.ofConnection(call.action(), call.object(), e);
        }
    }

    private int counted(int count) {
        read += count;
        call.target().listener().received(call.request(), count);
        return count;
    }

    private int end() {
        if (read < call.blob().size()) {
            throw RegistryCaller.cut(call, read, call.blob().size());
        }
        ended = true;
        return -1;
    }

    @Override
    public void close() {
        if (ended) {
            answer.close();
        } else {
            answer.abort();
        }
    }
}
