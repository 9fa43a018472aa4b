package dev.crowsnest.local.demo;

import dev.crowsnest.analyzer.assembly.ImageAnalyzer;
import dev.crowsnest.analyzer.assembly.ImageAnalyzerSettings;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.assembly.StarterAdvisories;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.layout.OciDirectory;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.ReportedFinding;
import dev.crowsnest.analyzer.report.ReportedImage;
import dev.crowsnest.testsupport.image.BuiltManifest;
import dev.crowsnest.testsupport.image.OciLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the analyser finds in the samples is what the tables of facts say. */
class SampleContentTest {

    private static final Path JARS = Path.of(System.getProperty("basedir", ""), "target", "sample-jars");

    private final List<Sample> samples = new Samples(JARS, "").all();

    @TempDir
    private Path layout;

    @ParameterizedTest
    @CsvSource({
        "demo/debian,     debian-12.tsv,   DEB",
        "demo/site,       debian-12.tsv,   DEB",
        "demo/alpine,     alpine-3.18.tsv, APK",
        "demo/node-app,   node.tsv,        NPM",
        "demo/node-app,   debian-12.tsv,   DEB",
        "demo/python-app, python.tsv,      PYPI"
    })
    void holdsThePackagesOfItsTable(String repository, String table, PackageType type) {
        var facts = FactTable.read(table).rows().stream()
                .map(row -> row.column(0) + " " + row.column(1))
                .toList();

        assertThat(recorded(inventory(image(repository)), type)).containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void holdsRealJars() {
        assertThat(inventory(image("demo/java-app")).packages())
                .extracting(SoftwarePackage::purl)
                .contains(
                        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
                        "pkg:maven/org.apache.logging.log4j/log4j-api@2.14.1",
                        "pkg:maven/com.fasterxml.jackson.core/jackson-databind@2.9.10",
                        "pkg:maven/org.apache.commons/commons-text@1.9",
                        "pkg:maven/org.yaml/snakeyaml@1.29");
    }

    @Test
    void namesTheSourceOfABinaryPackage() {
        var sources = inventory(image("demo/debian")).packages().stream()
                .filter(software -> software.record().name().equals("libssl3"))
                .map(software -> software.record().source())
                .toList();

        assertThat(sources).singleElement().hasToString("SourcePackage[name=openssl, version=3.0.9-1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo/debian", "demo/alpine", "demo/node-app", "demo/python-app", "demo/java-app"})
    void hasFindingsByTheStarterSetAndPackagesWithout(String repository) {
        var inventory = inventory(image(repository));

        assertThat(affected(inventory))
                .isNotEmpty()
                .hasSizeLessThan(inventory.packages().size());
    }

    @Test
    void findsLog4Shell() {
        assertThat(affected(inventory(image("demo/java-app"))))
                .contains("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1");
    }

    @Test
    void holdsTheSamePackagesOnBothPlatforms() {
        var platforms = image("demo/multi").children();

        assertThat(platforms).hasSize(3);
        assertThat(recorded(inventory(platforms.get(0)), PackageType.APK))
                .isNotEmpty()
                .isEqualTo(recorded(inventory(platforms.get(1)), PackageType.APK));
    }

    private BuiltManifest image(String repository) {
        return samples.stream()
                .filter(sample -> sample.repository().equals(repository))
                .findFirst()
                .orElseThrow()
                .image();
    }

    private Inventory inventory(BuiltManifest image) {
        OciLayout.write(layout, image, "1");
        try (var source = OciDirectory.open(layout);
                var analyzer = new ImageAnalyzer(ImageAnalyzerSettings.of(LayerCache.none(), 1))) {
            var manifest = (ImageManifest) source.manifest(image.digest());
            var inventory =
                    analyzer.analyze(source, manifest, ReadProgress.start()).inventory();
            assertThat(inventory.problems()).isEmpty();
            return inventory;
        }
    }

    private static List<String> recorded(Inventory inventory, PackageType type) {
        return inventory.packages().stream()
                .map(SoftwarePackage::record)
                .filter(found -> found.type() == type)
                .map(SampleContentTest::nameAndVersion)
                .sorted()
                .toList();
    }

    private static String nameAndVersion(PackageRecord found) {
        var scope = found.type() == PackageType.NPM && !found.namespace().isEmpty() ? found.namespace() + "/" : "";
        return scope + found.name() + " " + found.version();
    }

    private static Set<String> affected(Inventory inventory) {
        var advisories = StarterAdvisories.set();
        var matcher = Matchers.matcher();
        var report = ImageReports.of(
                new ReportedImage("sample", "sha256:0", "linux/amd64"),
                inventory,
                subject -> matcher.match(subject, advisories),
                advisories.edition(),
                ExploitationSet.NONE);
        return report.findings().stream().map(ReportedFinding::purl).collect(Collectors.toSet());
    }
}
