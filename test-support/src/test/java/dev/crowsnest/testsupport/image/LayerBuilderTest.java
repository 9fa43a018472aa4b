package dev.crowsnest.testsupport.image;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LayerBuilderTest {

    @Test
    void writesFilesThatATarReaderReads() throws IOException {
        BuiltLayer layer = new LayerBuilder()
                .directory("etc")
                .file("etc/os-release", "ID=debian\n")
                .file("etc/numbers", 3, new ByteArrayInputStream(new byte[] {1, 2, 3}))
                .symlink("etc/alias", "os-release")
                .hardlink("etc/same", "etc/os-release")
                .whiteout("usr/bin/gone")
                .opaque("var")
                .plain();

        List<TarArchiveEntry> entries = entries(new ByteArrayInputStream(layer.blob()));
        assertThat(entries)
                .extracting(TarArchiveEntry::getName)
                .containsExactly(
                        "etc/",
                        "etc/os-release",
                        "etc/numbers",
                        "etc/alias",
                        "etc/same",
                        "usr/bin/.wh.gone",
                        "var/.wh..wh..opq");
        assertThat(entries.get(0).isDirectory()).isTrue();
        assertThat(entries.get(1).getSize()).isEqualTo(10);
        assertThat(entries.get(3).isSymbolicLink()).isTrue();
        assertThat(entries.get(4).isLink()).isTrue();
        assertThat(entries.get(4).getLinkName()).isEqualTo("etc/os-release");
        assertThat(entries)
                .allMatch(entry -> entry.getLastModifiedTime().toMillis() == 0 && entry.getLongUserId() == 0);
    }

    @Test
    void keepsDiffIdWhateverTheCompression() throws IOException {
        LayerBuilder builder = new LayerBuilder().file("a", "content");

        BuiltLayer plain = builder.plain();
        BuiltLayer gzip = builder.gzip();
        BuiltLayer zstd = builder.zstd();

        assertThat(plain.digest()).isEqualTo(plain.diffId());
        assertThat(gzip.diffId()).isEqualTo(plain.diffId());
        assertThat(zstd.diffId()).isEqualTo(plain.diffId());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.blob())).readAllBytes())
                .isEqualTo(plain.blob());
        assertThat(new ZstdInputStream(new ByteArrayInputStream(zstd.blob())).readAllBytes())
                .isEqualTo(plain.blob());
        assertThat(List.of(plain.mediaType(), gzip.mediaType(), zstd.mediaType()))
                .containsExactly(MediaTypes.OCI_LAYER, MediaTypes.OCI_LAYER_GZIP, MediaTypes.OCI_LAYER_ZSTD);
    }

    @Test
    void givesSameDigestToSameCalls() {
        assertThat(new LayerBuilder().file("a", "b").gzip().digest())
                .isEqualTo(new LayerBuilder().file("a", "b").gzip().digest())
                .isEqualTo(Sha256.of(new LayerBuilder().file("a", "b").gzip().blob()));
    }

    @Test
    void writesLongAndForeignNames() throws IOException {
        String longPath = "node_modules/" + "deep/".repeat(60) + "package.json";

        BuiltLayer layer = new LayerBuilder()
                .file(longPath, "{}")
                .file("straße/日本", "x")
                .symlink("link", longPath)
                .plain();

        List<TarArchiveEntry> entries = entries(new ByteArrayInputStream(layer.blob()));
        assertThat(entries).extracting(TarArchiveEntry::getName).containsExactly(longPath, "straße/日本", "link");
        assertThat(entries.get(2).getLinkName()).isEqualTo(longPath);
    }

    @Test
    void writesNamesThatEscape() throws IOException {
        BuiltLayer layer = new LayerBuilder()
                .rawEntry(RawTarEntry.of("../../etc/passwd", '0').content("x"))
                .rawEntry(RawTarEntry.of("/absolute", '0').content("y"))
                .rawEntry(RawTarEntry.of("dev/null", '3'))
                .rawEntry(RawTarEntry.of("short", '0')
                        .pax("path", "../told/by/pax")
                        .content("z"))
                .plain();

        List<TarArchiveEntry> entries = entries(new ByteArrayInputStream(layer.blob()));
        assertThat(entries)
                .extracting(TarArchiveEntry::getName)
                .containsExactly("../../etc/passwd", "/absolute", "dev/null", "../told/by/pax");
        assertThat(entries.get(2).isCharacterDevice()).isTrue();
    }

    @Test
    void writesSizesThatLie() {
        BuiltLayer negative = new LayerBuilder()
                .rawEntry(RawTarEntry.of("a", '0').claimingSize(-1))
                .plain();
        BuiltLayer tooLarge = new LayerBuilder()
                .rawEntry(RawTarEntry.of("a", '0').content("short").claimingSize(1L << 40))
                .plain();

        assertThatThrownBy(() -> entries(new ByteArrayInputStream(negative.blob())))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> entries(new ByteArrayInputStream(tooLarge.blob())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesContentShorterThanItsSize() {
        LayerBuilder builder = new LayerBuilder().file("a", 10, InputStream.nullInputStream());

        assertThatThrownBy(builder::plain)
                .hasCauseInstanceOf(EOFException.class)
                .hasMessageContaining("10 bytes");
    }

    @Test
    void tellsTrueDigestOfTruncatedLayer() {
        BuiltLayer cut = new LayerBuilder().file("a", "b").gzip().truncatedTo(20);

        assertThat(cut.size()).isEqualTo(20);
        assertThat(cut.digest()).isEqualTo(Sha256.of(cut.blob()));
    }

    private static List<TarArchiveEntry> entries(InputStream tar) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(tar, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                in.transferTo(OutputStream.nullOutputStream());
                entries.add(entry);
            }
        }
        return entries;
    }
}
