package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.explanation.Standing;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.match.MatchedImage;
import dev.crowsnest.testsupport.image.DpkgStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/** Rule 12: the release decides; what only Ubuntu Pro fixed is told as such, and is no fix version. */
class UbuntuProFixTest {

    private static final String CVE = "CVE-2099-1001";

    @ParameterizedTest
    @ValueSource(strings = {"Ubuntu:Pro:22.04:LTS", "Ubuntu:Pro:22.04"})
    void isToldAndIsNoFixVersion(String pro) {
        var image = image("1.0-1", ubuntu(null).fixed(pro, "tool", "1.0-1ubuntu0.1~esm1"));

        assertThat(image.report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fixed()).isNull();
            assertThat(finding.evidence().range()).endsWith(", fixed with Pro in 1.0-1ubuntu0.1~esm1");
        });
        assertThat(image.reasons(CVE)).singleElement().asString().contains("fixed with Pro");
    }

    @Test
    void isToldWhereTheReleaseItselfNamesIt() {
        var image = image("1.0-1", ubuntu("1.0-1ubuntu0.1~esm1"));

        assertThat(image.report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fixed()).isNull();
            assertThat(finding.evidence().range())
                    .isEqualTo("< 1.0-1ubuntu0.1~esm1, fixed with Pro in 1.0-1ubuntu0.1~esm1");
        });
    }

    @Test
    void isWhatAPackageOfProHas() {
        var image =
                image("1.0-1ubuntu0.1~esm1", ubuntu(null).fixed("Ubuntu:Pro:22.04:LTS", "tool", "1.0-1ubuntu0.1~esm1"));

        assertThat(image.explain(CVE).standing()).isEqualTo(Standing.NOT_AFFECTED);
        assertThat(image.reasons(CVE)).containsExactly("it is a package of Ubuntu Pro, which fixed it");
    }

    @Test
    void isNotWhatEverybodysPackageHasForItsHigherNumber() {
        var image = image("1.0-1ubuntu0.2", ubuntu(null).fixed("Ubuntu:Pro:22.04:LTS", "tool", "1.0-1ubuntu0.1~esm1"));

        assertThat(image.report().findings()).hasSize(1);
    }

    @Test
    void givesWayToAFixForEverybody() {
        var image =
                image("1.0-1", ubuntu("1.0-1ubuntu0.3").fixed("Ubuntu:Pro:22.04:LTS", "tool", "1.0-1ubuntu0.1~esm1"));

        assertThat(image.report().findings().get(0).fixed()).isEqualTo("1.0-1ubuntu0.3");
    }

    @Test
    void isNoFixThatHasTheLettersInANameOfItsOwn() {
        var image = image("1.0-1", ubuntu("1.0+esmeralda1-1"));

        assertThat(image.report().findings().get(0).fixed()).isEqualTo("1.0+esmeralda1-1");
    }

    @Test
    void isToldWhereARecordNamesProAlone() {
        var record =
                advisory("Ubuntu", "UBUNTU-" + CVE).upstream(CVE).fixed("Ubuntu:Pro:22.04:LTS", "tool", "1.0-1+esm1");

        assertThat(image("1.0-1", record).report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fixed()).isNull();
            assertThat(finding.fixState()).isEqualTo(FixState.NOT_FIXED);
            assertThat(finding.evidence().range()).isEqualTo("< 1.0-1+esm1, fixed with Pro in 1.0-1+esm1");
        });
        assertThat(image("1.0-1+esm1", record).findings()).isEmpty();
    }

    @Test
    void isNoneOfAnotherRelease() {
        var image = image("1.0-1", ubuntu(null).fixed("Ubuntu:Pro:20.04:LTS", "tool", "1.0-1ubuntu0.1~esm1"));

        assertThat(image.report().findings().get(0).evidence().range()).doesNotContain("Pro");
    }

    private static Builder ubuntu(String fixed) {
        return advisory("Ubuntu", "UBUNTU-" + CVE).upstream(CVE).fixed("Ubuntu:22.04:LTS", "tool", fixed);
    }

    private static MatchedImage image(String version, Builder advisory) {
        return MatchedImage.of(TestLayer.named("base")
                        .file("etc/os-release", "ID=ubuntu\nVERSION_ID=\"22.04\"\n")
                        .file(
                                "var/lib/dpkg/status",
                                new DpkgStatus()
                                        .installed("tool", version, "amd64")
                                        .text()))
                .with(advisory);
    }
}
