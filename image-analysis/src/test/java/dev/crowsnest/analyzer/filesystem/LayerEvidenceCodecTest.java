package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.OsRelease;
import dev.crowsnest.analyzer.catalog.OwnedFile;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageRepository;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LayerEvidenceCodecTest {

    private final LayerEvidenceCodec codec = new LayerEvidenceCodec();

    private final LayerEvidence evidence = new LayerEvidence(
            Digest.of(new byte[] {1}),
            List.of(
                    new FileEvidence(
                            new CatalogerId("dpkg", 3),
                            "var/lib/dpkg/status",
                            List.of(new PackageRecord(
                                    PackageType.DEB,
                                    "",
                                    "libc6",
                                    "2.36-9",
                                    new SourcePackage("glibc", "2.36-9"),
                                    "amd64",
                                    new PackageRecord.Origin("m:1", null, "main"),
                                    "",
                                    null)),
                            null,
                            List.of(new Problem("var/lib/dpkg/status", "line 3 <b>\u0000 is cut"))),
                    new FileEvidence(
                            new CatalogerId("osrelease", 1),
                            "etc/os-release",
                            List.of(),
                            new OsRelease("debian", "12", List.of(), "Debian GNU/Linux 12"),
                            List.of(new PackageRepository("@edge", "edge")),
                            List.of(new OwnedFile("python3-a", "usr/lib/a.egg-info")),
                            List.of(),
                            false)),
            List.of("gone"),
            List.of("opaque"),
            List.of("srv", "srv/app.jar"),
            Map.of("lib", "usr/lib", "bin", "usr/bin", "a", "b", "c", "d"),
            List.of(new Problem("", "the layer is odd")),
            1_234);

    @Test
    void readsBackWhatItWrote() {
        assertThat(codec.decode(codec.encode(evidence))).contains(evidence);
    }

    @Test
    void writesEqualEvidenceInEqualBytes() {
        var again = new LayerEvidence(
                evidence.blob(),
                evidence.files(),
                evidence.removed(),
                evidence.opaque(),
                evidence.directories(),
                Map.of("c", "d", "a", "b", "bin", "usr/bin", "lib", "usr/lib"),
                evidence.problems(),
                evidence.bytes());

        assertThat(codec.encode(again)).isEqualTo(new LayerEvidenceCodec().encode(evidence));
    }

    @Test
    void takesDamagedBytesForNothingKept() {
        byte[] bytes = codec.encode(evidence);
        bytes[bytes.length / 2] ^= 0x55;

        assertThat(codec.decode(bytes)).isEmpty();
        assertThat(codec.decode(new byte[] {1, 2, 3})).isEmpty();
        assertThat(codec.decode(new byte[0])).isEmpty();
    }
}
