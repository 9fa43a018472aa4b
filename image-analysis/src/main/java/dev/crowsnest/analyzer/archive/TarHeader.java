package dev.crowsnest.analyzer.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A view of one 512-byte header inside a buffer; a walker has one and moves it, since there may be millions.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX pax, ustar interchange format</a>
 */
final class TarHeader {

    static final int BLOCK = 512;
    private static final int NAME = 0;
    private static final int NAME_BYTES = 100;
    private static final int SIZE = 124;
    private static final int NUMBER_BYTES = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_BYTES = 8;
    private static final int TYPE = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_BYTES = 155;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;

    private final byte[] buffer;
    private int start;

    TarHeader(byte[] buffer) {
        this.buffer = buffer;
    }

    void moveTo(int offset) {
        start = offset;
    }

    boolean isZero() {
        long any = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            any |= (long) LONGS.get(buffer, start + i);
        }
        return any == 0;
    }

    /** Whether the header's bytes add up to what it says; the checksum's own eight count as blanks. */
    boolean isSound() {
        long sum = CHECKSUM_BYTES * (long) ' ';
        for (int i = 0; i < BLOCK; i += 2 * Long.BYTES) {
            sum += sumOfBytes((long) LONGS.get(buffer, start + i));
            sum += sumOfBytes((long) LONGS.get(buffer, start + i + Long.BYTES));
        }
        sum -= sumOfBytes((long) LONGS.get(buffer, start + CHECKSUM));
        return isChecksum(sum) || isChecksum(signedSum());
    }

    private boolean isChecksum(long sum) {
        try {
            return number(CHECKSUM, CHECKSUM_BYTES) == sum;
        } catch (MalformedArchiveException e) {
            return false;
        }
    }

    char type() {
        return (char) (buffer[start + TYPE] & 0xff);
    }

    long size() throws MalformedArchiveException {
        return number(SIZE, NUMBER_BYTES);
    }

    String name() {
        int length = textLength(NAME, NAME_BYTES);
        String name = EntryPath.decode(buffer, start + NAME, length);
        if (buffer[start + PREFIX] == 0 || !isUstar()) {
            return name;
        }
        return EntryPath.decode(buffer, start + PREFIX, textLength(PREFIX, PREFIX_BYTES)) + "/" + name;
    }

    String link() {
        return EntryPath.decode(buffer, start + LINK, textLength(LINK, NAME_BYTES));
    }

    /** Octal digits, or GNU's base-256 when the first bit is set. */
    long number(int field, int length) throws MalformedArchiveException {
        int first = buffer[start + field] & 0xff;
        return (first & 0x80) != 0 ? base256(field, length) : octal(field, length);
    }

    boolean isSet(int field) {
        return buffer[start + field] != 0;
    }

    private boolean isUstar() {
        int at = start + MAGIC;
        return buffer[at] == 'u' && buffer[at + 1] == 's' && buffer[at + 4] == 'r' && buffer[at + 5] == 0;
    }

    private long octal(int field, int length) throws MalformedArchiveException {
        int at = start + field;
        int end = at + length;
        while (at < end && (buffer[at] == ' ' || buffer[at] == 0)) {
            at++;
        }
        long value = 0;
        for (; at < end && buffer[at] != ' ' && buffer[at] != 0; at++) {
            int digit = buffer[at] - '0';
            if (digit < 0 || digit > 7) {
                throw new MalformedArchiveException("a tar header holds a number that is none");
            }
            value = value << 3 | digit;
        }
        return value;
    }

    private long base256(int field, int length) throws MalformedArchiveException {
        int at = start + field;
        boolean negative = (buffer[at] & 0x40) != 0;
        long value = negative ? -1 : 0;
        for (int i = 0; i < length; i++) {
            int digit = buffer[at + i] & 0xff;
            if (i == 0) {
                digit = negative ? digit | 0x80 : digit & 0x7f;
            }
            if (value >> 55 != (negative ? -1 : 0)) {
                throw new MalformedArchiveException("a tar header holds a number that is too large");
            }
            value = value << 8 | digit;
        }
        return value;
    }

    private int textLength(int field, int most) {
        int at = start + field;
        int length = 0;
        while (length < most && buffer[at + length] != 0) {
            length++;
        }
        return length;
    }

    /** Eight bytes added at once, in four lanes that cannot overflow into each other. */
    private static long sumOfBytes(long word) {
        long lanes = (word & EVEN_BYTES) + (word >>> 8 & EVEN_BYTES);
        lanes = (lanes & 0x0000ffff0000ffffL) + (lanes >>> 16 & 0x0000ffff0000ffffL);
        return (lanes & 0xffffffffL) + (lanes >>> 32);
    }

    /** Some old writers added signed bytes. */
    private long signedSum() {
        long sum = CHECKSUM_BYTES * (long) ' ';
        for (int i = 0; i < BLOCK; i++) {
            boolean own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_BYTES;
            sum += own ? 0 : buffer[start + i];
        }
        return sum;
    }
}
