package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import dev.crowsnest.analyzer.explanation.Standing;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.match.MatchedImage;
import dev.crowsnest.analyzer.report.ReportedUndecided;
import dev.crowsnest.testsupport.image.ApkInstalled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Rule 8: packages of Alpine are of the release that their repositories are of, whatever os-release says; a mix of releases leaves
 * open what is not known to be of one.
 */
class AlpineRepositoryReleaseTest {

    private static final String CVE = "CVE-2099-1001";
    private static final String HOST = "https://dl-cdn.alpinelinux.org/alpine/";

    private static final Builder CURL = advisory("Alpine", "ALPINE-" + CVE)
            .upstream(CVE)
            .fixed("Alpine:v3.19", "curl", "8.5.0-r1")
            .fixed("Alpine:v3.20", "curl", "8.5.0-r5")
            .fixed("Alpine:edge", "curl", "8.5.0-r9");

    @Test
    void isThatOfOsReleaseWithoutRepositories() {
        var image = MatchedImage.of(alpine("3.19.1").file("lib/apk/db/installed", curl("8.5.0-r0")))
                .with(CURL);

        assertThat(fix(image)).isEqualTo("8.5.0-r1");
    }

    @Test
    void isThatOfTheRepositoriesWhereTheyAreOfOne() {
        var image = image("3.19.1", "v3.20/main", "v3.20/community");

        assertThat(fix(image)).isEqualTo("8.5.0-r5");
        assertThat(image.report().undecided()).isEmpty();
        assertThat(image.inventory().distribution().name()).isEqualTo("Alpine Linux 3.19.1, packages of Alpine:v3.20");
    }

    @Test
    void isEdgeWhereAReleaseWasTurnedIntoIt() {
        assertThat(fix(image("3.19.1", "edge/main", "edge/community"))).isEqualTo("8.5.0-r9");
    }

    @Test
    void isNotTheNumberThatEdgeCallsItselfBy() {
        var image = MatchedImage.of(alpine("3.20_alpha20240315").file("lib/apk/db/installed", curl("8.5.0-r5")))
                .with(CURL);

        assertThat(fix(image)).isEqualTo("8.5.0-r9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# https://dl-cdn.alpinelinux.org/alpine/edge/main",
                "https://apk.example.org/vendor/edge/vendor",
                "https://dl-cdn.alpinelinux.org/alpine/latest-stable/main",
                "/media/cdrom/apks",
                "@edge https://dl-cdn.alpinelinux.org/alpine/edge/testing",
                ""
            })
    void isNotThatOfWhatNoPackageComesFromUnasked(String line) {
        var image = MatchedImage.of(alpine("3.19.1")
                        .file("etc/apk/repositories", HOST + "v3.19/main\n" + line + "\n")
                        .file("lib/apk/db/installed", curl("8.5.0-r0")))
                .with(CURL);

        assertThat(fix(image)).isEqualTo("8.5.0-r1");
    }

    @Test
    void isUndecidedInAMix() {
        var image = image("3.19.1", "v3.19/main", "v3.19/community", "edge/testing");

        assertThat(image.findings()).isEmpty();
        assertThat(image.report().undecided())
                .containsExactly(
                        new ReportedUndecided(
                                "etc/apk/repositories",
                                null,
                                "names repositories of Alpine:edge and Alpine:v3.19; a package is undecided where nothing says"
                                        + " of which it is"),
                        new ReportedUndecided(
                                "pkg:apk/alpine/curl@8.5.0-r0?arch=x86_64&distro=alpine-3.19.1",
                                "ALPINE-" + CVE,
                                "it is a package of Alpine:edge or Alpine:v3.19, and nothing says of which"));
    }

    @Test
    void isExplainedInAMix() {
        var image = image("3.19.1", "v3.19/main", "edge/testing");

        assertThat(image.explain(CVE).standing()).isEqualTo(Standing.UNDECIDED);
        assertThat(image.reasons(CVE))
                .containsExactly("it is a package of Alpine:edge or Alpine:v3.19, and nothing says of which");
    }

    /** A fix of one release says nothing of another: both number their packages for themselves. */
    @Test
    void isUndecidedInAMixThoughOneReleaseCallsItFixed() {
        var image = MatchedImage.of(alpine("3.19.1")
                        .file("etc/apk/repositories", HOST + "v3.19/main\n" + HOST + "v3.20/main\n")
                        .file("lib/apk/db/installed", curl("8.5.0-r7")))
                .with(CURL);

        assertThat(image.explain(CVE).standing()).isEqualTo(Standing.UNDECIDED);
    }

    @Test
    void isThatOfTheTagThatAPackageNames() {
        var image = MatchedImage.of(alpine("3.19.1")
                        .file(
                                "etc/apk/repositories",
                                HOST + "v3.19/main\n@new " + HOST + "edge/main\n@new " + HOST + "edge/testing\n")
                        .file("lib/apk/db/installed", curl("8.5.0-r0") + tagged("libcurl", "8.5.0-r8", "new")))
                .with(CURL);

        assertThat(image.report().findings())
                .extracting(finding -> finding.purl().substring(15, 23), finding -> finding.fixed())
                .containsExactly(tuple("curl@8.5", "8.5.0-r1"), tuple("libcurl@", "8.5.0-r9"));
    }

    @Test
    void isUndecidedForATagThatNobodyKnows() {
        var image = MatchedImage.of(alpine("3.19.1").file("lib/apk/db/installed", tagged("curl", "8.5.0-r0", "mine")))
                .with(CURL);

        assertThat(image.reasons(CVE))
                .containsExactly("it is a package of Alpine:v3.19 or @mine, and nothing says of which");
    }

    @Test
    void isThatOfTheLayerThatBroughtThePackageWhereALaterOneMixes() {
        var image = MatchedImage.of(
                        alpine("3.19.1")
                                .file("etc/apk/repositories", HOST + "v3.19/main\n")
                                .file("lib/apk/db/installed", curl("8.5.0-r0")),
                        TestLayer.named("mixed")
                                .file("etc/apk/repositories", HOST + "v3.19/main\n" + HOST + "edge/testing\n")
                                .file("lib/apk/db/installed", curl("8.5.0-r0") + record("libcurl", "8.5.0-r0")))
                .with(CURL);

        assertThat(image.findings())
                .containsExactly(CVE + " pkg:apk/alpine/curl@8.5.0-r0?arch=x86_64&distro=alpine-3.19.1");
        assertThat(image.report().undecided())
                .extracting(ReportedUndecided::place)
                .contains("pkg:apk/alpine/libcurl@8.5.0-r0?arch=x86_64&distro=alpine-3.19.1");
    }

    @Test
    void readsMoreListsAndTheFormOfApk3() {
        var image = MatchedImage.of(alpine("3.19.1")
                        .file("etc/apk/repositories.d/alpine.list", HOST + "v3.20 main community\n")
                        .file("lib/apk/db/installed", curl("8.5.0-r0")))
                .with(CURL);

        assertThat(fix(image)).isEqualTo("8.5.0-r5");
    }

    private static MatchedImage image(String version, String... repositories) {
        return MatchedImage.of(alpine(version)
                        .file("etc/apk/repositories", HOST + String.join("\n" + HOST, repositories) + "\n")
                        .file("lib/apk/db/installed", curl("8.5.0-r0")))
                .with(CURL);
    }

    private static TestLayer alpine(String version) {
        return TestLayer.named("base")
                .file(
                        "etc/os-release",
                        "ID=alpine\nVERSION_ID=%1$s\nPRETTY_NAME=\"Alpine Linux %1$s\"\n".formatted(version));
    }

    private static String curl(String version) {
        return record("curl", version);
    }

    private static String record(String name, String version) {
        return new ApkInstalled().installed(name, version, "x86_64", "curl").text();
    }

    private static String tagged(String name, String version, String tag) {
        return "P:" + name + "\nV:" + version + "\nA:x86_64\no:curl\ns:" + tag + "\n\n";
    }

    private static String fix(MatchedImage image) {
        assertThat(image.report().findings()).hasSize(1);
        return image.report().findings().get(0).fixed();
    }
}
