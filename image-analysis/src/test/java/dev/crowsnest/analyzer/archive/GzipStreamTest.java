package dev.crowsnest.analyzer.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GzipStreamTest {

    @Test
    void readsAllMembers() throws IOException {
        byte[] members = concat(gzip("one,"), gzip(""), gzip("two,"), gzip("three"));

        assertThat(inflate(new ByteArrayInputStream(members))).isEqualTo("one,two,three");
    }

    @Test
    void readsMembersThatArriveByteByByte() throws IOException {
        byte[] members = concat(gzip("one,"), gzip("two"));

        assertThat(inflate(new Dripping(members))).isEqualTo("one,two");
    }

    @Test
    void readsHeaderWithAllOptionalFields() throws IOException {
        byte[] plain = gzip("content");
        var named = new ByteArrayOutputStream();
        named.write(plain, 0, 3);
        named.write(0b11110);
        named.write(plain, 4, 6);
        named.writeBytes(new byte[] {3, 0, 'a', 'b', 'c'});
        named.writeBytes("layer.tar\0comment\0".getBytes(StandardCharsets.ISO_8859_1));
        named.writeBytes(new byte[] {1, 2});
        named.write(plain, 10, plain.length - 10);

        assertThat(inflate(new ByteArrayInputStream(named.toByteArray()))).isEqualTo("content");
    }

    @Test
    void takesZerosAfterLastMemberForPadding() throws IOException {
        assertThat(inflate(new ByteArrayInputStream(concat(gzip("one"), new byte[70_000]))))
                .isEqualTo("one");
    }

    @Test
    void refusesGarbageAfterLastMember() {
        assertDamaged(concat(gzip("one"), "garbage".getBytes(StandardCharsets.US_ASCII)), "not gzip");
    }

    @Test
    void refusesStreamThatEndsAnywhereInside() {
        byte[] whole = gzip("a text that is long enough to be cut in many places");
        for (int length = 2; length < whole.length; length++) {
            assertDamaged(Arrays.copyOf(whole, length), "ends in the middle");
        }
    }

    @Test
    void refusesWrongChecksum() {
        byte[] bytes = gzip("content");
        bytes[bytes.length - 8] ^= 1;

        assertDamaged(bytes, "checksum");
    }

    @Test
    void refusesDamagedDeflate() {
        byte[] bytes = gzip("content");
        bytes[10] = (byte) 0xff;

        assertDamaged(bytes, "damaged");
    }

    @Test
    void inflatesWhatJdkDeflates() throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(7).nextBytes(content);
        Arrays.fill(content, 1 << 20, 2 << 20, (byte) 'x');
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }

        try (InputStream in = Compression.inflate(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    private static void assertDamaged(byte[] bytes, String reason) {
        assertThatThrownBy(() -> inflate(new ByteArrayInputStream(bytes)))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining(reason);
    }

    private static String inflate(InputStream bytes) throws IOException {
        try (InputStream in = Compression.inflate(bytes)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** A network at its slowest: one byte at a time, and never anything available. */
    private static final class Dripping extends SequenceInputStream {

        Dripping(byte[] bytes) {
            super(new ByteArrayInputStream(bytes), InputStream.nullInputStream());
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(1, length));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
