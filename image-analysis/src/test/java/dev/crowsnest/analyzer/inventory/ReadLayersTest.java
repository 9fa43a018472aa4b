package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.assembly.Catalogers;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.filesystem.LayerReader;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.testsupport.image.ApkInstalled;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.DebianPackage;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.JarBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.NodePackage;
import dev.crowsnest.testsupport.image.OsRelease;
import dev.crowsnest.testsupport.image.PythonDistribution;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Both stages over layers as they are pulled: compressed tar archives. */
class ReadLayersTest {

    private static final String SITE = "usr/local/lib/python3.12/site-packages";

    private final BuiltLayer base = new LayerBuilder()
            .with(OsRelease.debian(12, "bookworm"))
            .with(new DpkgStatus()
                    .installed(DebianPackage.of("libssl3", "3.0.11-1~deb12u2", "amd64")
                            .source("openssl"))
                    .removed(DebianPackage.of("cron", "3.0pl1-162", "amd64")))
            .with(NodePackage.in("app", "lodash", "4.17.20"))
            .with(PythonDistribution.in(SITE, "Jinja2", "3.1.2"))
            .gzip();

    @Test
    void giveThePackagesOfEveryKind() {
        var jars = new LayerBuilder()
                .file(
                        "opt/app.jar",
                        new JarBuilder()
                                .nestedStored(
                                        "BOOT-INF/lib/l.jar",
                                        new JarBuilder()
                                                .pomProperties("g", "l", "1")
                                                .build())
                                .build())
                .zstd();
        Inventory inventory = inventory(base, jars);
        assertThat(inventory.distribution()).extracting(Distribution::stream).isEqualTo("Debian:12");
        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.packages())
                .extracting(
                        SoftwarePackage::purl,
                        SoftwarePackage::layer,
                        found -> found.paths().get(0))
                .containsExactly(
                        tuple(
                                "pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12",
                                digest(base),
                                "var/lib/dpkg/status"),
                        tuple("pkg:maven/g/l@1", digest(jars), "opt/app.jar!/BOOT-INF/lib/l.jar"),
                        tuple("pkg:npm/lodash@4.17.20", digest(base), "app/node_modules/lodash/package.json"),
                        tuple("pkg:pypi/jinja2@3.1.2", digest(base), SITE + "/Jinja2-3.1.2.dist-info/METADATA"));
    }

    @Test
    void hideWhatUpperOnesTookAway() {
        var upper = new LayerBuilder()
                .whiteout("app/node_modules/lodash")
                .opaque(SITE)
                .with(PythonDistribution.in(SITE, "Flask", "3.0.0"))
                .file("var/lib/dpkg/status", "")
                .plain();
        assertThat(inventory(base, upper).packages())
                .extracting(SoftwarePackage::purl)
                .containsExactly("pkg:pypi/flask@3.0.0");
    }

    @Test
    void makeOneDatabaseOfTwoPathsWhenAFolderIsALink() {
        var merged = new LayerBuilder()
                .with(OsRelease.alpine("3.19.1"))
                .symlink("lib", "usr/lib")
                .file(
                        "usr/lib/apk/db/installed",
                        new ApkInstalled()
                                .installed("musl", "1.2.4-r1", "x86_64")
                                .text())
                .gzip();
        var upper = new LayerBuilder()
                .with(new ApkInstalled().installed("musl", "1.2.4-r2", "x86_64"))
                .gzip();
        assertThat(inventory(merged, upper).packages())
                .extracting(SoftwarePackage::purl)
                .containsExactly("pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64&distro=alpine-3.19.1");
    }

    private static Inventory inventory(BuiltLayer... layersBaseFirst) {
        return InventoryBuilder.of(
                Stream.of(layersBaseFirst).map(ReadLayersTest::read).toList());
    }

    private static LayerEvidence read(BuiltLayer layer) {
        var reader = new LayerReader(Catalogers.all(), LayerLimits.STANDARD);
        var descriptor = Descriptor.of(new MediaType(layer.mediaType()), digest(layer), layer.blob().length);
        return reader.read(descriptor, new ByteArrayInputStream(layer.blob()), ReadProgress.start());
    }

    private static Digest digest(BuiltLayer layer) {
        return Digest.parse(layer.digest());
    }
}
