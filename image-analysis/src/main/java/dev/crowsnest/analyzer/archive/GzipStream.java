package dev.crowsnest.analyzer.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * All members of a gzip file, one after the other.
 *
 * <p>Not the JDK's: {@code GZIPInputStream} asks {@code available()} whether another member follows, and takes a network's
 * pause for the end. Here the end is the end of the stream. Zeros after the last member are padding, as gzip itself takes
 * them; anything else there is damage.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipStream extends InputStream {

    /** Large reads make the inflater's calls few; beyond 64 KiB nothing is gained. */
    private static final int INPUT_BYTES = 64 << 10;

    private final GzipInput input;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private boolean inMember;
    private boolean ended;
    private boolean anyMember;

    GzipStream(InputStream in) {
        this.input = new GzipInput(in, new byte[INPUT_BYTES]);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember) {
                openMember();
                continue;
            }
            int inflated = inflate(target, offset, length);
            if (inflated > 0) {
                checksum.update(target, offset, inflated);
                return inflated;
            }
            proceed();
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws MalformedArchiveException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new MalformedArchiveException("its gzip stream is damaged: " + e.getMessage(), e);
        }
    }

    private void proceed() throws IOException {
        if (inflater.finished()) {
            closeMember();
        } else if (inflater.needsDictionary()) {
            throw new MalformedArchiveException("its gzip stream asks for a dictionary, which gzip does not have");
        } else {
            input.fill();
            inflater.setInput(input.bytes(), input.position(), input.remaining());
        }
    }

    private void openMember() throws IOException {
        if (anyMember && input.endsInPadding()) {
            ended = true;
            return;
        }
        input.skipMemberHeader();
        anyMember = true;
        inMember = true;
        inflater.reset();
        checksum.reset();
        inflater.setInput(input.bytes(), input.position(), input.remaining());
    }

    private void closeMember() throws IOException {
        input.keepLast(inflater.getRemaining());
        inMember = false;
        long expected = input.littleEndianInt();
        long length = input.littleEndianInt();
        if (expected != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new MalformedArchiveException("its gzip stream is damaged: checksum or length is wrong");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        input.close();
    }
}
