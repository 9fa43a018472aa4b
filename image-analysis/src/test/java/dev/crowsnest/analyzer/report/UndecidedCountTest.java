package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.match.MatchedImage;
import dev.crowsnest.testsupport.image.JarBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/** What a report lists as undecided is as much as is counted: files that could not be read, and pairs of subject and advisory. */
class UndecidedCountTest {

    private static final JarBuilder PROSE = new JarBuilder()
            .manifest(Map.of("Implementation-Title", "My Great App", "Implementation-Version", "1.2"))
            .entry("com/acme/App.class", "");

    @Test
    void isThatOfAJarThatNamesNoArtifact() {
        var image = MatchedImage.of(TestLayer.named("app").file("app/my app.jar", PROSE.build()));

        assertThat(image.report().undecided()).hasSize(1);
        assertThat(counted(image)).isEqualTo(1);
    }

    @Test
    void isOneForTheArchitecturesOfAThirdPartysPackage() {
        var image = MatchedImage.of(TestLayer.named("base")
                .file("etc/os-release", "ID=debian\nVERSION_ID=12\n")
                .file("var/lib/dpkg/status", thirdParty("amd64") + thirdParty("i386")));

        assertThat(image.report().packages()).isEqualTo(2);
        assertThat(image.report().undecided())
                .singleElement()
                .extracting(ReportedUndecided::place)
                .isEqualTo("pkg:deb/debian/libpq5@16.1-1.pgdg120%2B1?arch=amd64&distro=debian-12, "
                        + "pkg:deb/debian/libpq5@16.1-1.pgdg120%2B1?arch=i386&distro=debian-12");
        assertThat(counted(image)).isEqualTo(1);
    }

    /** One purl, but two verdicts, since their classes differ. */
    @Test
    void isOneForEachOfTwoJarsThatAreCalledAlike() {
        var image = MatchedImage.of(TestLayer.named("app")
                        .file("a/text-1.jar", jar("com/acme"))
                        .file("b/text-1.jar", jar("net/acme")))
                .with(advisory("Maven", "GHSA-1").fixed("Maven", "org.other:text", "2"));

        assertThat(image.report().undecided()).hasSize(2);
        assertThat(counted(image)).isEqualTo(2);
    }

    @Test
    void isOneForEachNameOfAJarThatNobodySpeaksOf() {
        byte[] jar = new JarBuilder()
                .manifest(Map.of("Implementation-Title", "texts", "Implementation-Version", "1"))
                .entry("com/acme/A.class", "")
                .build();
        var image = MatchedImage.of(TestLayer.named("app").file("a/text-1.jar", jar));

        assertThat(image.report().undecided())
                .extracting(ReportedUndecided::place)
                .containsExactly("pkg:generic/text@1 as :text", "pkg:generic/text@1 as :texts");
        assertThat(counted(image)).isEqualTo(2);
    }

    @Test
    void hasEachFileThatCouldNotBeRead() {
        var image = MatchedImage.of(TestLayer.named("app").file("a.jar", "none").file("b.jar", "none"));

        assertThat(image.report().undecided()).hasSize(2);
        assertThat(counted(image)).isEqualTo(2);
    }

    /** As analysis-service's {@code ImageCounting} does it. */
    private static int counted(MatchedImage image) {
        return image.inventory().problems().size()
                + image.inventory().packages().stream()
                        .flatMap(one -> MatchSubjects.of(one, image.inventory().distribution()).stream())
                        .distinct()
                        .mapToInt(subject -> Matchers.matcher()
                                .match(subject, image.advisories())
                                .undecided()
                                .size())
                        .sum();
    }

    private static byte[] jar(String classPackage) {
        return new JarBuilder().entry(classPackage + "/A.class", "").build();
    }

    private static String thirdParty(String architecture) {
        return """
               Package: libpq5
               Status: install ok installed
               Maintainer: Debian PostgreSQL Maintainers <team+postgresql@tracker.debian.org>
               Architecture: %s
               Multi-Arch: same
               Source: postgresql-16
               Version: 16.1-1.pgdg120+1

               """.formatted(architecture);
    }
}
