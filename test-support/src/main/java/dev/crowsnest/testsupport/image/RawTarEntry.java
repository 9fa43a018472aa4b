package dev.crowsnest.testsupport.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tar entry with no rule kept: any name, any type, a size that may lie, PAX records that may contradict the header.
 *
 * @param name the name field, at most 100 bytes; {@code ../} and absolute names are written as they are
 * @param type the type flag: '0' file, '1' hard link, '2' symbolic link, '3' and '4' devices, '5' directory, '6' FIFO
 * @param linkName the link target, at most 100 bytes
 * @param sizeField the 12 bytes of the size field
 * @param pax records of a PAX extended header that comes before the entry; none when empty
 * @param content the bytes that follow the header, padded to 512, whatever the size field says
 */
public record RawTarEntry(
        String name, char type, String linkName, byte[] sizeField, Map<String, String> pax, byte[] content) {

    private static final int SIZE_FIELD = 12;
    private static final long LARGEST_OCTAL = 0_77777777777L;

    /** An entry without content. */
    public static RawTarEntry of(String name, char type) {
        return new RawTarEntry(name, type, "", sizeField(0), Map.of(), new byte[0]);
    }

    /** The same entry with this content and the size that belongs to it. */
    public RawTarEntry content(byte[] bytes) {
        return new RawTarEntry(name, type, linkName, sizeField(bytes.length), pax, bytes);
    }

    /** The same entry with this text as content and the size that belongs to it. */
    public RawTarEntry content(String text) {
        return content(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same entry whose header claims this size; negative and huge ones are written in GNU's base-256 form. */
    public RawTarEntry claimingSize(long size) {
        return new RawTarEntry(name, type, linkName, sizeField(size), pax, content);
    }

    /** The same entry with this text, cut or filled with zero bytes, where the size should be. */
    public RawTarEntry sizeField(String text) {
        byte[] field = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), SIZE_FIELD);
        return new RawTarEntry(name, type, linkName, field, pax, content);
    }

    /** The same entry with this link target. */
    public RawTarEntry linkingTo(String target) {
        return new RawTarEntry(name, type, target, sizeField, pax, content);
    }

    /** The same entry with one more PAX record before it, such as {@code path} or {@code size}. */
    public RawTarEntry pax(String key, String value) {
        Map<String, String> records = new TreeMap<>(pax);
        records.put(key, value);
        return new RawTarEntry(name, type, linkName, sizeField, records, content);
    }

    static byte[] sizeField(long size) {
        if (size >= 0 && size <= LARGEST_OCTAL) {
            return Arrays.copyOf("%011o".formatted(size).getBytes(StandardCharsets.ISO_8859_1), SIZE_FIELD);
        }
        byte[] field = new byte[SIZE_FIELD];
        Arrays.fill(field, (byte) (size < 0 ? 0xff : 0));
        for (int i = 0; i < Long.BYTES; i++) {
            field[SIZE_FIELD - 1 - i] = (byte) (size >> (8 * i));
        }
        field[0] |= (byte) 0x80;
        return field;
    }
}
