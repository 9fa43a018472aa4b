package dev.crowsnest.analyzer.filesystem;

import com.github.luben.zstd.Zstd;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RawTarEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LayerReaderTest {

    static Stream<BuiltLayer> sameFilesCompressedInEachWay() {
        var layer =
                new LayerBuilder().file("a/packages.txt", "left-pad 1.0.0\n").file("unwanted", "x");
        return Stream.of(layer.gzip(), layer.zstd(), layer.plain());
    }

    @ParameterizedTest
    @MethodSource("sameFilesCompressedInEachWay")
    void readsLayerWhateverItsMediaTypeClaims(BuiltLayer layer) {
        LayerEvidence evidence = read(layer.claimingMediaType(MediaType.OCI_LAYER_GZIP.name()));

        assertThat(names(evidence)).containsExactly("left-pad");
        assertThat(evidence.blob()).hasToString(layer.digest());
        assertThat(evidence.bytes()).isEqualTo(layer.size());
        assertThat(evidence.problems()).isEmpty();
    }

    /** Tools that make layers seekable write a frame for each chunk, and their index in one that is to be skipped. */
    @Test
    void readsZstdOfManyFrames() {
        byte[] tar = layerOf("left-pad 1.0.0\n").plain().blob();
        var frames = new ByteArrayOutputStream();
        frames.writeBytes(Zstd.compress(Arrays.copyOf(tar, 700)));
        frames.writeBytes(new byte[] {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7});
        frames.writeBytes(Zstd.compress(Arrays.copyOfRange(tar, 700, tar.length)));
        frames.writeBytes(new byte[] {0x5f, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7});

        LayerEvidence evidence =
                read(BuiltLayer.of(frames.toByteArray(), "application/vnd.oci.image.layer.v1.tar+zstd"));

        assertThat(names(evidence)).containsExactly("left-pad");
    }

    private static LayerBuilder layerOf(String packages) {
        return new LayerBuilder().file("packages.txt", packages);
    }

    @Test
    void keepsNothingOfFilesThatNobodyWants() {
        LayerEvidence evidence =
                read(new LayerBuilder().directory("a/").file("a/b", "x").gzip());

        assertThat(evidence.files()).isEmpty();
        assertThat(evidence.removed()).isEmpty();
        assertThat(evidence.links()).isEmpty();
    }

    @Test
    void readsEmptyLayer() {
        assertThat(read(new LayerBuilder().gzip()).files()).isEmpty();
        assertThat(read(BuiltLayer.of(new byte[0], "any")).files()).isEmpty();
    }

    @Test
    void collectsWhiteoutsAndOpaqueDirectories() {
        LayerEvidence evidence = read(new LayerBuilder()
                .whiteout("etc/never-was")
                .opaque("var/lib/dpkg")
                .opaque("")
                .file("var/.wh..wh.plnk", "aufs")
                .file("var/.wh.", "")
                .file("var/.wh...", "")
                .gzip());

        assertThat(evidence.removed()).containsExactly("etc/never-was");
        assertThat(evidence.opaque()).containsExactly("var/lib/dpkg", "");
    }

    @Test
    void keepsLastOfTwoFilesAtOnePath() {
        LayerEvidence evidence = read(new LayerBuilder()
                .file("packages.txt", "old 1\n")
                .file("x/packages.txt", "between 1\n")
                .file("./packages.txt", "new 2\n")
                .gzip());

        assertThat(names(evidence)).containsExactly("between", "new");
    }

    @Test
    void forgetsFileThatTurnsIntoLinkOrDevice() {
        LayerEvidence evidence = read(new LayerBuilder()
                .file("a/packages.txt", "a 1\n")
                .file("b/packages.txt", "b 1\n")
                .symlink("a/packages.txt", "../b/packages.txt")
                .rawEntry(RawTarEntry.of("b/packages.txt", '3'))
                .gzip());

        assertThat(evidence.files()).isEmpty();
        assertThat(evidence.removed()).containsExactly("a/packages.txt", "b/packages.txt");
        assertThat(evidence.links()).containsExactly(Map.entry("a/packages.txt", "b/packages.txt"));
    }

    @Test
    void directoryAtWantedPathHidesNothingOfLowerLayers() {
        LayerEvidence evidence = read(new LayerBuilder()
                .file("packages.txt", "a 1\n")
                .directory("packages.txt/")
                .gzip());

        assertThat(evidence.files()).isEmpty();
        assertThat(evidence.removed()).isEmpty();
        assertThat(evidence.directories()).containsExactly("packages.txt");
    }

    @Test
    void remembersOfDirectoriesThoseOnTheWayToWhatItFound() {
        LayerEvidence evidence = read(new LayerBuilder()
                .directory("srv")
                .directory("srv/app")
                .directory("srv/other")
                .directory("var")
                .directory("gone")
                .file("srv/app/packages.txt", "a 1\n")
                .file("var/log", "")
                .whiteout("gone/file")
                .gzip());

        assertThat(evidence.directories()).containsExactly("gone", "srv", "srv/app");
    }

    @Test
    void knowsDirectoriesThatAreNamedAfterTheirFilesAndAmongManyOthers() {
        var layer = new LayerBuilder().file("a/b/packages.txt", "a 1\n");
        IntStream.range(0, 1_000).forEach(i -> layer.directory("other/" + i));

        assertThat(read(layer.directory("a/b").gzip()).directories()).containsExactly("a/b");
    }

    @Test
    void normalizesLinksThatLoopOrLeave() {
        LayerEvidence evidence = read(new LayerBuilder()
                .symlink("lib", "usr/lib")
                .symlink("loop", "loop")
                .symlink("deep/out", "../../../../etc/shadow")
                .gzip());

        assertThat(evidence.links())
                .containsOnly(
                        Map.entry("lib", "usr/lib"), Map.entry("loop", "loop"), Map.entry("deep/out", "etc/shadow"));
    }

    @Test
    void copiesEvidenceAlongHardLinks() {
        LayerEvidence evidence = read(new LayerBuilder()
                .file("a/packages.txt", "left-pad 1.0.0\n")
                .hardlink("b/packages.txt", "a/packages.txt")
                .gzip());

        assertThat(evidence.files()).extracting(FileEvidence::path).containsExactly("a/packages.txt", "b/packages.txt");
        assertThat(names(evidence)).containsExactly("left-pad", "left-pad");
    }

    @Test
    void saysThatHardLinkToWhatWasPassedOverIsNotRead() {
        LayerEvidence evidence = read(new LayerBuilder()
                .file("blob/1234", "left-pad 1.0.0\n")
                .hardlink("a/packages.txt", "blob/1234")
                .hardlink("b/packages.txt", "../../outside")
                .gzip());

        assertThat(evidence.files())
                .flatExtracting(FileEvidence::problems)
                .extracting(Problem::reason)
                .allMatch(reason -> reason.startsWith("it is a hard link to "))
                .hasSize(2);
    }

    @Test
    void saysWhatWasPassedOver() {
        LayerEvidence evidence = read(new LayerBuilder()
                .rawEntry(RawTarEntry.of("../packages.txt", '0').content("evil 1\n"))
                .rawEntry(RawTarEntry.of("x", '0').pax("path", "p/".repeat(3_000) + "packages.txt"))
                .gzip());

        assertThat(evidence.files()).isEmpty();
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "1 entries with names or link targets that are too long were passed over",
                        "1 entries whose names lead out of the image were passed over");
    }

    @Test
    void doesNotReadFileAboveItsCatalogersLimit() {
        LayerEvidence evidence = read(new LayerBuilder()
                .file("packages.txt", new byte[(1 << 20) + 1])
                .file("b/packages.txt", "left-pad 1.0.0\n")
                .gzip());

        assertThat(evidence.files().get(0).problems())
                .containsExactly(new Problem("packages.txt", "it has 1048577 bytes, and at most 1048576 are read"));
        assertThat(names(evidence)).containsExactly("left-pad");
    }

    @Test
    void offersFileToEachCatalogerThatWantsIt() {
        var other = new Catching(file -> {
            assertThat(file.content().readNBytes(100)).asString().isEqualTo("left-pad 1.0.0\n");
            return new FileEvidence(new CatalogerId("other", 1), file.path(), List.of(), null, List.of());
        });
        LayerEvidence evidence =
                read(new LayerBuilder().file("packages.txt", "left-pad 1.0.0\n").gzip(), new LineCataloger(), other);

        assertThat(evidence.files()).extracting(each -> each.cataloger().name()).containsExactly("lines", "other");
    }

    @Test
    void catalogerThatFailsCostsItsFileAndNotTheLayer() {
        for (Catching.Body failing : List.<Catching.Body>of(
                file -> {
                    throw new IllegalStateException("boom");
                },
                file -> deepen(file, 0),
                file -> {
                    throw new IOException("not my format");
                })) {
            LayerEvidence evidence = read(
                    new LayerBuilder().file("packages.txt", "x").file("z", "").gzip(), new Catching(failing));

            assertThat(evidence.files()).hasSize(1);
            assertThat(evidence.files().get(0).problems())
                    .singleElement()
                    .extracting(Problem::reason)
                    .asString()
                    .startsWith("it could not be read: ");
        }
    }

    @Test
    void endsFileWhereArchiveSaysSo() {
        LayerEvidence evidence = read(new LayerBuilder()
                .file("packages.txt", "a 1\n")
                .file("after", "b 2\n")
                .gzip());

        assertThat(names(evidence)).containsExactly("a");
    }

    @Test
    void revisionNamesCatalogersAndLimits() {
        assertThat(new LayerReader(List.of(new LineCataloger()), LayerLimits.STANDARD).revision())
                .isEqualTo("limits@" + LayerLimits.REVISION + ",lines@1");
    }

    private static FileEvidence deepen(CatalogedFile file, int depth) {
        return depth < 0 ? null : deepen(file, (depth + 1) & 0xffff);
    }

    static LayerEvidence read(BuiltLayer layer, Cataloger... catalogers) {
        List<Cataloger> all = catalogers.length == 0 ? List.of(new LineCataloger()) : List.of(catalogers);
        return new LayerReader(all, LayerLimits.STANDARD)
                .read(descriptor(layer), new ByteArrayInputStream(layer.blob()), ReadProgress.start());
    }

    static Descriptor descriptor(BuiltLayer layer) {
        return Descriptor.of(new MediaType(layer.mediaType()), Digest.parse(layer.digest()), layer.size());
    }

    private static List<String> names(LayerEvidence evidence) {
        return evidence.files().stream()
                .flatMap(file -> file.packages().stream())
                .map(PackageRecord::name)
                .toList();
    }

    /** Wants what {@link LineCataloger} wants, and does with it what a test says. */
    private record Catching(Body body) implements Cataloger {

        interface Body {
            FileEvidence catalog(CatalogedFile file) throws IOException;
        }

        @Override
        public CatalogerId id() {
            return new CatalogerId("catching", 1);
        }

        @Override
        public boolean wants(String path) {
            return path.endsWith(LineCataloger.FILE);
        }

        @Override
        public FileEvidence catalog(CatalogedFile file) throws IOException {
            return body.catalog(file);
        }
    }
}
