package dev.crowsnest.analyzer.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks the lines of a text file without holding more than one, and of that one no more than
 * {@link CatalogLimits#LINE_BYTES}.
 *
 * <p>A line becomes a {@link String} only when asked for: most lines of a package database are never wanted.
 */
public final class LineReader {

    private static final int BUFFER_BYTES = 16 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;

    private byte[] line = new byte[256];
    private int length;
    private long number;
    private boolean cutOff;
    private boolean ended;

    /** Reads from {@code in}, which the caller closes. */
    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Moves to the next line.
     *
     * @return whether there was one
     */
    public boolean next() throws IOException {
        length = 0;
        cutOff = false;
        ended = false;
        boolean begun = false;
        while (!ended && (position < end || fill())) {
            begun = true;
            int stop = endOfLine();
            append(stop);
            ended = stop < end;
            position = ended ? stop + 1 : stop;
        }
        if (begun) {
            number++;
            dropCarriageReturn();
        }
        return begun;
    }

    /** The line's number, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line has no bytes. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether the line was longer than the limit, so that only its beginning is here. */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Whether a line feed ended the line; false only for the last line of a file that stops without one. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether the line continues the one before it, as control files and manifests write it: with a blank in front. */
    public boolean startsWithBlank() {
        return length > 0 && (line[0] == ' ' || line[0] == '\t');
    }

    /** Whether the line starts with {@code ascii}. */
    public boolean startsWith(String ascii) {
        if (length < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (line[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line starts with {@code ascii}, whatever the case. */
    public boolean startsWithIgnoringCase(String ascii) {
        if (length < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(line[i]) != lower((byte) ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code ascii} stands first in the line, or -1. */
    public int indexOf(char ascii) {
        for (int i = 0; i < length; i++) {
            if (line[i] == ascii) {
                return i;
            }
        }
        return -1;
    }

    /** The line from byte {@code from} on, decoded as UTF-8 with U+FFFD for what is not, without blanks around it. */
    public String textFrom(int from) {
        return from >= length ? "" : new String(line, from, length - from, StandardCharsets.UTF_8).strip();
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private int endOfLine() {
        int at = position;
        while (at < end && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private void append(int stop) {
        int wanted = stop - position;
        int taken = Math.min(wanted, CatalogLimits.LINE_BYTES - length);
        cutOff |= taken < wanted;
        if (length + taken > line.length) {
            line = Arrays.copyOf(line, Math.min(CatalogLimits.LINE_BYTES, Math.max(length + taken, line.length * 2)));
        }
        System.arraycopy(buffer, position, line, length, taken);
        length += taken;
    }

    private void dropCarriageReturn() {
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
    }

    private static int lower(byte ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
    }
}
