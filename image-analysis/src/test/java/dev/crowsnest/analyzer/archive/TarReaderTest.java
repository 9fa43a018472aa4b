package dev.crowsnest.analyzer.archive;

import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RawTarEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TarReaderTest {

    private static final TarLimits LIMITS = new TarLimits(1_000, 4_096);

    @Test
    void walksFilesDirectoriesAndLinks() throws IOException {
        byte[] tar = new LayerBuilder()
                .directory("etc/")
                .file("etc/motd", "hello")
                .symlink("etc/link", "motd")
                .hardlink("etc/hard", "etc/motd")
                .rawEntry(RawTarEntry.of("dev/null", '3'))
                .rawEntry(RawTarEntry.of("run/pipe", '6'))
                .file("last", "end")
                .plain()
                .blob();

        assertThat(walk(tar))
                .containsExactly(
                        "DIRECTORY etc",
                        "FILE etc/motd=hello",
                        "SYMBOLIC_LINK etc/link>motd",
                        "HARD_LINK etc/hard>etc/motd",
                        "OTHER dev/null",
                        "OTHER run/pipe",
                        "FILE last=end");
    }

    @Test
    void readsLongNamesOfPaxAndOfGnu() throws IOException {
        String name = "deep/".repeat(60) + "größe.txt";
        for (int mode : new int[] {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU}) {
            var bytes = new ByteArrayOutputStream();
            try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
                tar.setLongFileMode(mode);
                tar.setAddPaxHeadersForNonAsciiNames(true);
                var entry = new TarArchiveEntry(name);
                entry.setSize(1);
                tar.putArchiveEntry(entry);
                tar.write('x');
                tar.closeArchiveEntry();
            }

            assertThat(walk(bytes.toByteArray())).containsExactly("FILE " + name + "=x");
        }
    }

    @Test
    void joinsPrefixOfUstar() throws IOException {
        byte[] tar = new LayerBuilder().file("name", "x").plain().blob();
        byte[] prefix = "some/prefix".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(prefix, 0, tar, 345, prefix.length);
        resum(tar);

        assertThat(walk(tar)).containsExactly("FILE some/prefix/name=x");
    }

    @Test
    void passesOverNamesThatLeadOutAndNamesThatAreTooLong() throws IOException {
        byte[] tar = new LayerBuilder()
                .rawEntry(RawTarEntry.of("../../etc/passwd", '0').content("root"))
                .rawEntry(RawTarEntry.of("x", '0')
                        .pax("path", "long/".repeat(1_000))
                        .content("x"))
                .rawEntry(RawTarEntry.of("y", '2').pax("linkpath", "long/".repeat(1_000)))
                .rawEntry(RawTarEntry.of("/absolute", '0').content("kept"))
                .plain()
                .blob();
        try (var reader = new TarReader(new ByteArrayInputStream(tar), LIMITS)) {
            assertThat(walk(reader)).containsExactly("FILE absolute=kept");
            assertThat(reader.outside()).isOne();
            assertThat(reader.tooLong()).isEqualTo(2);
        }
    }

    @Test
    void takesSizeOfPaxOverThatOfHeader() throws IOException {
        byte[] tar = new LayerBuilder()
                .rawEntry(RawTarEntry.of("lies", '0')
                        .content("12345")
                        .claimingSize(1)
                        .pax("size", "5"))
                .file("next", "n")
                .plain()
                .blob();

        assertThat(walk(tar)).containsExactly("FILE lies=12345", "FILE next=n");
    }

    @Test
    void ignoresSizeOfEntriesWithoutContent() throws IOException {
        byte[] tar = new LayerBuilder()
                .rawEntry(RawTarEntry.of("link", '2').linkingTo("x").claimingSize(4_096))
                .rawEntry(RawTarEntry.of("dir", '5').claimingSize(1L << 40))
                .file("next", "n")
                .plain()
                .blob();

        assertThat(walk(tar)).containsExactly("SYMBOLIC_LINK link>x", "DIRECTORY dir", "FILE next=n");
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertDamaged(layer(RawTarEntry.of("x", '0').claimingSize(-1)), "negative");
        assertDamaged(layer(RawTarEntry.of("x", '0').claimingSize(Long.MAX_VALUE)), "impossible");
        assertDamaged(layer(RawTarEntry.of("x", '0').sizeField("not a number")), "number");
        assertDamaged(layer(RawTarEntry.of("x", '0').pax("size", "-5")), "negative");
        assertDamaged(layer(RawTarEntry.of("x", '0').pax("size", "99999999999999999999")), "number");
        assertDamaged(layer(RawTarEntry.of("x", '0').claimingSize(1L << 40)), "ends in the middle");
    }

    @Test
    void refusesHeadersAboveTheirLimit() {
        byte[] huge = layer(RawTarEntry.of("x", 'L').content(new byte[(1 << 20) + 1]));

        assertThatThrownBy(() -> walk(huge)).isInstanceOf(ArchiveLimitException.class);
    }

    @Test
    void refusesMoreEntriesThanItsLimit() {
        var layer = new LayerBuilder();
        for (int i = 0; i < 11; i++) {
            layer.file("f" + i, "");
        }
        byte[] tar = layer.plain().blob();

        assertThatThrownBy(() -> walk(new TarReader(new ByteArrayInputStream(tar), new TarLimits(10, 100))))
                .isInstanceOf(ArchiveLimitException.class)
                .hasMessageContaining("more than 10 entries");
    }

    @Test
    void refusesPaxRecordsThatLie() {
        for (String records : List.of("0 path=x\n", "99 path=x\n", "path=x\n", "9 path=x\n\n", "7 path\n", "x")) {
            assertDamaged(layer(RawTarEntry.of("h", 'x').content(records)), "PAX record");
        }
        assertDamaged(layer(RawTarEntry.of("h", 'x').content("12 path=a\0b\n")), "zero byte");
    }

    @Test
    void refusesWhatIsNoTar() {
        assertDamaged("no tar ".repeat(100).getBytes(StandardCharsets.US_ASCII), "it is no tar");
        byte[] tar = new LayerBuilder().file("a", "x").file("b", "y").plain().blob();
        tar[1_024] ^= 1;
        assertDamaged(tar, "wrong checksum");
    }

    @Test
    void refusesTarThatEndsInsideAnEntry() {
        byte[] tar = new LayerBuilder().file("a", "x".repeat(2_000)).plain().blob();

        assertDamaged(Arrays.copyOf(tar, 1_000), "ends in the middle");
        assertDamaged(Arrays.copyOf(tar, 300), "ends in the middle");
    }

    @Test
    void takesEndOfStreamBetweenEntriesForItsEnd() throws IOException {
        byte[] tar = new LayerBuilder().file("a", "x").plain().blob();

        assertThat(walk(Arrays.copyOf(tar, 1_024))).containsExactly("FILE a=x");
        assertThat(walk(Arrays.copyOf(tar, 1_536))).containsExactly("FILE a=x");
        assertThat(walk(new byte[0])).isEmpty();
    }

    @Test
    void readsToEndOfStreamBehindTheArchive() throws IOException {
        byte[] tar = new LayerBuilder().file("a", "x").plain().blob();
        var in = new ByteArrayInputStream(Arrays.copyOf(tar, 1 << 20));
        try (var reader = new TarReader(in, LIMITS)) {
            assertThat(walk(reader)).containsExactly("FILE a=x");
        }
        assertThat(in.available()).isZero();
    }

    @Test
    void fillsHolesOfSparseFiles() throws IOException {
        byte[] tar = new LayerBuilder()
                .rawEntry(RawTarEntry.of("v01", '0')
                        .pax("GNU.sparse.map", "2,2,6,1")
                        .pax("GNU.sparse.size", "8")
                        .pax("GNU.sparse.name", "real/name")
                        .content("abc"))
                .rawEntry(RawTarEntry.of("v10", '0')
                        .pax("GNU.sparse.major", "1")
                        .pax("GNU.sparse.minor", "0")
                        .pax("GNU.sparse.realsize", "5")
                        .content("1\n3\n2\n" + "\0".repeat(506) + "yz"))
                .file("next", "n")
                .plain()
                .blob();

        assertThat(walk(tar)).containsExactly("FILE real/name=..ab..c.", "FILE v10=...yz", "FILE next=n");
    }

    @Test
    void refusesSparseMapsThatMakeNoSense() {
        for (String map : List.of("5,1,2,1", "-1,2", "0,99", "1", "a,b", "0,9223372036854775807")) {
            assertDamaged(
                    layer(RawTarEntry.of("s", '0')
                            .pax("GNU.sparse.map", map)
                            .pax("GNU.sparse.size", "8")
                            .content("abc")),
                    "");
        }
    }

    private static byte[] layer(RawTarEntry entry) {
        return new LayerBuilder().rawEntry(entry).plain().blob();
    }

    private static void assertDamaged(byte[] tar, String reason) {
        assertThatThrownBy(() -> walk(tar))
                .isInstanceOf(MalformedArchiveException.class)
                .hasMessageContaining(reason);
    }

    private static List<String> walk(byte[] tar) throws IOException {
        try (var reader = new TarReader(new ByteArrayInputStream(tar), LIMITS)) {
            return walk(reader);
        }
    }

    private static List<String> walk(TarReader reader) throws IOException {
        List<String> seen = new ArrayList<>();
        for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
            String content = entry.kind() != TarEntry.Kind.FILE
                    ? ""
                    : "=" + new String(reader.content().readNBytes(1 << 16), StandardCharsets.UTF_8).replace('\0', '.');
            String target = entry.target().isEmpty() ? "" : ">" + entry.target();
            seen.add(entry.kind() + " " + entry.path() + target + content);
        }
        return seen;
    }

    private static void resum(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] text = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, tar, 148, text.length);
    }
}
