package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.LayerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostileLayerTest {

    private static final LayerLimits SMALL =
            new LayerLimits(8 << 20, 50, 1 << 20, 1_000, 4_096, new LayerLimits.Ledger(3, 5, 1_000));

    private final BuiltLayer honest =
            new LayerBuilder().file("packages.txt", "left-pad 1.0.0\n").gzip();

    @Test
    void refusesContentOfAnotherDigest() {
        var lying = honest.claimingDigest(Digest.of(new byte[] {1}).toString());

        assertRefused(lying, Kind.MALFORMED, "its content has the digest " + honest.digest());
    }

    @Test
    void namesTheWrongDigestRatherThanTheDamageThatComesOfIt() {
        byte[] damaged = honest.blob().clone();
        damaged[damaged.length / 2] ^= 1;

        assertRefused(
                new BuiltLayer(damaged, honest.digest(), honest.diffId(), honest.mediaType()),
                Kind.MALFORMED,
                "its content has the digest");
    }

    @Test
    void refusesContentOfAnotherSize() {
        Descriptor longer = Descriptor.of(MediaType.OCI_LAYER, Digest.parse(honest.digest()), honest.size() + 1);
        Descriptor shorter = Descriptor.of(MediaType.OCI_LAYER, Digest.parse(honest.digest()), honest.size() - 1);

        assertRefused(longer, honest.blob(), Kind.MALFORMED, "its manifest says");
        assertRefused(shorter, honest.blob(), Kind.MALFORMED, "it is longer than");
    }

    @Test
    void refusesStreamsThatEndInTheMiddle() {
        BuiltLayer zstd =
                new LayerBuilder().file("packages.txt", "left-pad 1.0.0\n").zstd();
        BuiltLayer plain =
                new LayerBuilder().file("packages.txt", "left-pad 1.0.0\n").plain();

        assertRefused(honest.truncatedTo((int) honest.size() - 4), Kind.MALFORMED, "gzip stream ends in the middle");
        assertRefused(zstd.truncatedTo((int) zstd.size() - 4), Kind.MALFORMED, "zstd stream is damaged");
        assertRefused(plain.truncatedTo(700), Kind.MALFORMED, "tar ends in the middle");
    }

    @Test
    void refusesWhatIsNoLayer() {
        assertRefused(
                BuiltLayer.of("<html>".repeat(200).getBytes(java.nio.charset.StandardCharsets.UTF_8), "any"),
                Kind.MALFORMED,
                "it is no tar");
    }

    @Test
    void stopsBombsByTheirRatio() {
        var bomb = new LayerBuilder().file("zeros", new byte[4 << 20]);

        assertRefused(bomb.gzip(), Kind.OVER_LIMIT, "more than 50 times its size");
        assertRefused(bomb.zstd(), Kind.OVER_LIMIT, "more than 50 times its size");
    }

    @Test
    void stopsWhatInflatesToMoreThanItsLimit() {
        var large = new LayerBuilder().file("zeros", new byte[9 << 20]);

        assertRefused(large.plain(), Kind.OVER_LIMIT, "inflates to more than 8388608 bytes");
    }

    @Test
    void stopsEndlessBodyAtItsPromisedSize() {
        Descriptor promised = Descriptor.of(MediaType.OCI_LAYER, Digest.of(new byte[0]), 1_000_000);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };

        assertThatThrownBy(() -> reader().read(promised, endless, ReadProgress.start()))
                .isInstanceOf(ImageAccessException.class)
                .hasMessageContaining("it is longer than the 1000000 bytes");
    }

    @Test
    void stopsWhenTheTimeIsOver() {
        assertThatThrownBy(() -> reader().read(
                                LayerReaderTest.descriptor(honest),
                                new ByteArrayInputStream(honest.blob()),
                                ReadProgress.within(Duration.ZERO)))
                .isInstanceOfSatisfying(ImageAccessException.class, kind(Kind.OUT_OF_TIME));
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> LayerReaderTest.read(honest))
                    .isInstanceOfSatisfying(ImageAccessException.class, kind(Kind.CANCELLED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void passesOnWhatTheStreamItselfThrows() {
        var cut = new ImageAccessException(Kind.UNREACHABLE, "fetch", "x", "cut", null);
        InputStream breaking = new ByteArrayInputStream(Arrays.copyOf(honest.blob(), 20)) {
            @Override
            public int read(byte[] target, int offset, int length) {
                int read = super.read(target, offset, length);
                if (read < 0) {
                    throw cut;
                }
                return read;
            }
        };

        assertThatThrownBy(() -> reader().read(LayerReaderTest.descriptor(honest), breaking, ReadProgress.start()))
                .isSameAs(cut);
    }

    @Test
    void tellsBrokenStreamFromBrokenFile() {
        InputStream breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("disk on fire");
            }
        };

        assertThatThrownBy(() -> reader().read(LayerReaderTest.descriptor(honest), breaking, ReadProgress.start()))
                .isInstanceOfSatisfying(ImageAccessException.class, kind(Kind.UNREACHABLE))
                .hasMessageContaining("disk on fire");
    }

    @Test
    void remembersNoMoreFilesThanItsLedgerHolds() {
        var layer = new LayerBuilder();
        IntStream.range(0, 10).forEach(i -> layer.file(i + "/packages.txt", "left-pad 1.0.0\n"));

        LayerEvidence evidence = read(layer.gzip());

        assertThat(evidence.files()).hasSize(3);
        assertThat(evidence.problems())
                .containsExactly(new Problem("", "7 files with packages were passed over: the layer has too many"));
    }

    @Test
    void remembersNoMorePathsThanItsLedgerHolds() {
        var layer = new LayerBuilder();
        IntStream.range(0, 10).forEach(i -> layer.whiteout("gone/" + i).symlink("link/" + i, "target"));

        LayerEvidence evidence = read(layer.gzip());

        assertThat(evidence.removed().size() + evidence.links().size()).isLessThan(9);
        assertThat(evidence.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .endsWith("whiteouts, links and directories were passed over: the layer has too many");
    }

    private static void assertRefused(BuiltLayer layer, Kind kind, String reason) {
        assertRefused(LayerReaderTest.descriptor(layer), layer.blob(), kind, reason);
    }

    private static void assertRefused(Descriptor layer, byte[] blob, Kind kind, String reason) {
        assertThatThrownBy(() -> reader().read(layer, new ByteArrayInputStream(blob), ReadProgress.start()))
                .isInstanceOfSatisfying(ImageAccessException.class, kind(kind))
                .hasMessageStartingWith("could not read layer " + layer.digest() + ": ")
                .hasMessageContaining(reason);
    }

    private static Consumer<ImageAccessException> kind(Kind kind) {
        return e -> assertThat(e.kind()).isEqualTo(kind);
    }

    private static LayerEvidence read(BuiltLayer layer) {
        return reader().read(
                        LayerReaderTest.descriptor(layer),
                        new ByteArrayInputStream(layer.blob()),
                        ReadProgress.start());
    }

    private static LayerReader reader() {
        return new LayerReader(List.of(new LineCataloger()), SMALL);
    }
}
