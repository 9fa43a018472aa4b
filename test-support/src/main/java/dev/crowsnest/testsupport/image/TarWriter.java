package dev.crowsnest.testsupport.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes tar archives of which every byte is decided by the calls: time 0, owner 0, no order but the caller's.
 *
 * <p>It is written by hand so that it also writes what a library refuses, and so that readers are not tested against
 * the twin of their own library.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX pax, ustar and extended
 *     headers</a>
 */
public final class TarWriter {

    private static final int BLOCK = 512;
    private static final int NAME_LIMIT = 100;
    private static final long USTAR_SIZE_LIMIT = 0_77777777777L;
    private static final char FILE = '0';
    private static final char HARD_LINK = '1';
    private static final char SYMBOLIC_LINK = '2';
    private static final char DIRECTORY = '5';
    private static final char PAX_HEADER = 'x';

    private final OutputStream out;

    /** Writes to this stream, which stays open. */
    public TarWriter(OutputStream out) {
        this.out = out;
    }

    /** A regular file with mode 0644. */
    public void file(String path, byte[] content) throws IOException {
        file(path, content.length, new ByteArrayInputStream(content));
    }

    /**
     * A regular file of exactly {@code size} bytes, copied from the stream.
     *
     * @throws EOFException when the stream ends before
     */
    public void file(String path, long size, InputStream content) throws IOException {
        header(path, FILE, "", size);
        copy(path, size, content);
        pad(size);
    }

    /** A directory with mode 0755. */
    public void directory(String path) throws IOException {
        header(path.endsWith("/") ? path : path + "/", DIRECTORY, "", 0);
    }

    /** A symbolic link; the target is written as it is. */
    public void symlink(String path, String target) throws IOException {
        header(path, SYMBOLIC_LINK, target, 0);
    }

    /** A hard link to a path of the same archive. */
    public void hardlink(String path, String target) throws IOException {
        header(path, HARD_LINK, target, 0);
    }

    /** An entry with none of the rules kept. */
    public void raw(RawTarEntry entry) throws IOException {
        if (!entry.pax().isEmpty()) {
            pax(entry.pax());
        }
        block(entry.name(), entry.type(), entry.linkName(), entry.sizeField());
        out.write(entry.content());
        pad(entry.content().length);
    }

    /** The two empty blocks that end an archive. */
    public void finish() throws IOException {
        out.write(new byte[2 * BLOCK]);
    }

    private void header(String path, char type, String link, long size) throws IOException {
        Map<String, String> pax = new TreeMap<>();
        String name = shortened("path", path, pax);
        String target = shortened("linkpath", link, pax);
        if (size > USTAR_SIZE_LIMIT) {
            pax.put("size", Long.toString(size));
        }
        if (!pax.isEmpty()) {
            pax(pax);
        }
        block(name, type, target, RawTarEntry.sizeField(size));
    }

    /** A name that does not fit, or is not ASCII, goes to a PAX record; the header keeps its beginning. */
    private static String shortened(String key, String value, Map<String, String> pax) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= NAME_LIMIT && bytes.length == value.length()) {
            return value;
        }
        pax.put(key, value);
        byte[] ascii = value.getBytes(StandardCharsets.US_ASCII);
        return new String(ascii, 0, Math.min(ascii.length, NAME_LIMIT), StandardCharsets.US_ASCII);
    }

    private void pax(Map<String, String> records) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        records.forEach((key, value) -> content.writeBytes(paxRecord(key, value)));
        block("PaxHeaders/entry", PAX_HEADER, "", RawTarEntry.sizeField(content.size()));
        content.writeTo(out);
        pad(content.size());
    }

    /** {@code <length> <key>=<value>\n}, where the length counts its own digits. */
    private static byte[] paxRecord(String key, String value) {
        byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
        int length = rest.length;
        while (length != rest.length + Integer.toString(length).length()) {
            length = rest.length + Integer.toString(length).length();
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
        record.writeBytes(rest);
        return record.toByteArray();
    }

    private void block(String name, char type, String link, byte[] size) throws IOException {
        byte[] block = new byte[BLOCK];
        put(block, 0, limited(name));
        put(block, 100, octal(type == DIRECTORY ? 0755 : 0644, 8));
        put(block, 108, octal(0, 8));
        put(block, 116, octal(0, 8));
        put(block, 124, size);
        put(block, 136, octal(0, 12));
        put(block, 148, " ".repeat(8).getBytes(StandardCharsets.US_ASCII));
        block[156] = (byte) type;
        put(block, 157, limited(link));
        put(block, 257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        put(block, 148, checksum(block));
        out.write(block);
    }

    private static byte[] limited(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NAME_LIMIT) {
            throw new IllegalArgumentException(
                    "A tar header's name holds 100 bytes; say the long one by pax(\"path\", …): " + name);
        }
        return bytes;
    }

    private static byte[] checksum(byte[] block) {
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        return "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] octal(long value, int width) {
        return Arrays.copyOf(("%0" + (width - 1) + "o").formatted(value).getBytes(StandardCharsets.US_ASCII), width);
    }

    private static void put(byte[] block, int offset, byte[] bytes) {
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }

    private void copy(String path, long size, InputStream content) throws IOException {
        byte[] buffer = new byte[(int) Math.min(64 * 1024, Math.max(1, size))];
        long left = size;
        while (left > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the content of " + path + " ended " + left + " bytes too early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
}
