package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MatchSubjectsTest {

    private static final Distribution DEBIAN = new Distribution("debian", "12", "Debian:12", "Debian 12");

    @Test
    void takeABinaryWithoutASourceForItsOwn() {
        var record = new PackageRecord(PackageType.DEB, "", "bash", "5.2-1", null, "amd64", Origin.UNSTATED, "", null);
        assertThat(of(record, DEBIAN)).hasValueSatisfying(subject -> {
            assertThat(subject.source()).isEqualTo(new SourcePackage("bash", "5.2-1"));
            assertThat(subject.stream().name()).isEqualTo("Debian:12");
        });
    }

    @Test
    void areTheSameForEveryArchitectureOfADebianPackage() {
        var amd64 = new PackageRecord(PackageType.DEB, "", "bash", "5.2-1", null, "amd64", Origin.UNSTATED, "", null);
        var arm64 = new PackageRecord(PackageType.DEB, "", "bash", "5.2-1", null, "arm64", Origin.UNSTATED, "", null);
        assertThat(of(amd64, DEBIAN)).isEqualTo(of(arm64, DEBIAN));
    }

    @Test
    void areAbsentWhereNoAdvisoriesAreKnown() {
        var record = new PackageRecord(PackageType.DEB, "", "bash", "5.2-1", null, "amd64", Origin.UNSTATED, "", null);
        assertThat(of(record, null)).isEmpty();
        assertThat(of(record, new Distribution("plan9", "4", "", "Plan 9"))).isEmpty();
    }

    @Test
    void bearATitleThatIsNoNameWhereAJarNamesNoArtifact() {
        assertThat(of(PackageRecord.ofLanguage(PackageType.MAVEN, "", "My App", "1", ""), DEBIAN))
                .hasValueSatisfying(subject -> assertThat(subject.name()).isEqualTo("My App:"));
    }

    @ParameterizedTest
    @CsvSource({
        "NPM, '', lodash, npm, lodash",
        "NPM, @types, node, npm, @types/node",
        "PYPI, '', Foo_Bar.baz, PyPI, foo-bar-baz",
        "MAVEN, org.yaml, snakeyaml, Maven, org.yaml:snakeyaml"
    })
    void bearTheNameThatTheirRegistryUses(
            PackageType type, String namespace, String name, String stream, String expected) {
        assertThat(of(PackageRecord.ofLanguage(type, namespace, name, "1", ""), DEBIAN))
                .hasValueSatisfying(subject -> {
                    assertThat(subject.stream().name()).isEqualTo(stream);
                    assertThat(subject.name()).isEqualTo(expected);
                    assertThat(subject.source()).isNull();
                });
    }

    private static Optional<MatchSubject> of(PackageRecord record, Distribution distribution) {
        var software = new SoftwarePackage("pkg:x/y", record, Digest.of(new byte[0]), List.of("p"));
        return MatchSubjects.of(software, distribution).stream().findFirst();
    }
}
