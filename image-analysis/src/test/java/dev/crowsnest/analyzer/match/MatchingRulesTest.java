package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.explanation.ExplanationTextWriter;
import dev.crowsnest.analyzer.explanation.Standing;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.report.ReportedFinding;
import dev.crowsnest.analyzer.report.ReportedUndecided;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Classes of mistakes that scanners make, from the files of an image to its report, each with the sentence that explains it.
 * {@code docs/matching.md} lists all of them, with those that have a suite elsewhere.
 */
class MatchingRulesTest {

    private static final String CVE = "CVE-2099-1001";
    private static final String DEBIAN = "ID=debian\nVERSION_ID=12\nPRETTY_NAME=\"Debian 12\"\n";
    private static final String ALPINE = "ID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME=\"Alpine Linux v3.20\"\n";

    private static TestLayer debian(String... fields) {
        String record = "Package: a\nStatus: install ok installed\nArchitecture: amd64\n" + String.join("\n", fields);
        return TestLayer.named("base").file("etc/os-release", DEBIAN).file("var/lib/dpkg/status", record + "\n\n");
    }

    private static TestLayer alpine(String name, String version, String origin) {
        return TestLayer.named("base")
                .file("etc/os-release", ALPINE)
                .file("lib/apk/db/installed", "P:%s\nV:%s\nA:x86_64\no:%s\n\n".formatted(name, version, origin));
    }

    private static TestLayer npm(String path, String name, String version) {
        return TestLayer.named("app")
                .file(path + "/package.json", "{\"name\": \"%s\", \"version\": \"%s\"}".formatted(name, version));
    }

    private static Advisories.Builder debianFix(String source, String version) {
        return advisory("Debian", "DEBIAN-" + CVE).fixed("Debian:12", source, version);
    }

    @Nested
    class Backports {

        @Test
        void areJudgedByTheDistributionAndNotByTheVersionOfUpstream() {
            var image = MatchedImage.of(debian("Version: 1.0-1+deb12u1"))
                    .with(
                            advisory("npm", "GHSA-1").aliases(CVE).fixed("npm", "a", "2.0.0"),
                            advisory("PyPI", "PYSEC-1").aliases(CVE).fixed("PyPI", "a", "2.0"),
                            debianFix("a", "1.0-1+deb12u1"));

            assertThat(image.findings()).isEmpty();
            assertThat(image.explain(CVE).standing()).isEqualTo(Standing.NOT_AFFECTED);
            assertThat(image.reasons(CVE)).containsExactly("outside of all affected versions");
        }

        @Test
        void areSilentWhereOnlyUpstreamSpeaks() {
            assertThat(MatchedImage.of(debian("Version: 1.0-1"))
                            .with(advisory("npm", "GHSA-1").fixed("npm", "a", "2.0.0"))
                            .findings())
                    .isEmpty();
        }
    }

    @Nested
    class SourcePackages {

        @Test
        void areComparedByTheirOwnVersionWhereTheBinaryIsNumberedApart() {
            var image = MatchedImage.of(debian("Source: b (2.0-1)", "Version: 9:9.9-1"))
                    .with(debianFix("b", "2.0-2"));

            assertThat(image.report().findings())
                    .extracting(ReportedFinding::evidence)
                    .extracting(MatchEvidence::comparedName, MatchEvidence::comparedVersion, MatchEvidence::range)
                    .containsExactly(tuple("b", "2.0-1", "< 2.0-2"));
        }

        @Test
        void areNotLookedUpByTheBinarysName() {
            assertThat(MatchedImage.of(debian("Source: b", "Version: 1.0-1"))
                            .with(debianFix("a", "2.0-1"))
                            .findings())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(textBlock = """
                linux-signed-amd64 (6.1.90+1),   linux
                linux-signed,                    linux
                linux-signed-6.1-arm64 (6.1.90+1), linux-6.1
                linux-signed-hwe-6.5,            linux-hwe-6.5
                """)
        void areTheKernelsOfThoseThatWereSigned(String signed, String source) {
            MatchedImage image = kernel("linux-image-6.1.0-21-amd64", signed, source);

            assertThat(image.report().findings())
                    .extracting(ReportedFinding::evidence)
                    .extracting(MatchEvidence::comparedName, MatchEvidence::comparedVersion)
                    .containsExactly(tuple(source, "6.1.90-1"));
        }

        @Test
        void areTheOriginsOfAlpinesPackages() {
            assertThat(MatchedImage.of(alpine("libcrypto3", "3.1.4-r5", "openssl"))
                            .with(advisory("Alpine", "ALPINE-" + CVE).fixed("Alpine:v3.20", "openssl", "3.1.4-r6"))
                            .findings())
                    .hasSize(1);
        }
    }

    @Nested
    class Epochs {

        @Test
        void goBeforeAllElseOfAVersion() {
            assertThat(MatchedImage.of(debian("Version: 1:1.0-1"))
                            .with(debianFix("a", "2.0-1"))
                            .findings())
                    .isEmpty();
            assertThat(MatchedImage.of(debian("Version: 2.0-1"))
                            .with(debianFix("a", "1:1.0-1"))
                            .findings())
                    .hasSize(1);
        }

        @Test
        void ofTheBinaryAreNotTheSources() {
            assertThat(MatchedImage.of(debian("Source: b (1.0-1)", "Version: 1:1.0-1"))
                            .with(debianFix("b", "2.0-1"))
                            .findings())
                    .hasSize(1);
        }
    }

    @Nested
    class AFixOfZero {

        @Test
        void meansThatAlpineNeverWasAffected() {
            var image = MatchedImage.of(alpine("a", "1.0-r0", "a"))
                    .with(advisory("Alpine", "ALPINE-" + CVE).fixed("Alpine:v3.20", "a", "0"));

            assertThat(image.findings()).isEmpty();
            assertThat(image.explain(CVE).standing()).isEqualTo(Standing.NOT_AFFECTED);
        }
    }

    @Nested
    class ReleasesThatNobodySpeaksOf {

        private final MatchedImage image = MatchedImage.of(debian("Version: 1.0-1"))
                .with(advisory("Debian", "DEBIAN-" + CVE).fixed("Debian:99", "a", "2.0-1"));

        @Test
        void areUndecidedAndNeverFreeOfVulnerabilities() {
            assertThat(image.findings()).isEmpty();
            assertThat(image.report().undecided())
                    .singleElement()
                    .extracting(ReportedUndecided::reason)
                    .isEqualTo("none of the advisories that are held speaks of any package of Debian:12");
        }

        @Test
        void areSoInAnExplanation() {
            assertThat(image.explain(CVE).standing()).isEqualTo(Standing.UNDECIDED);
            assertThat(image.explain(CVE).silent()).containsExactly("Debian:12");
            assertThat(new ExplanationTextWriter().write(image.explain(CVE)))
                    .startsWith(CVE + ": nobody can say; what stands in the way is below\n")
                    .contains(
                            "Not judged        none of the advisories that are held speaks of any package of Debian:12");
        }
    }

    @Nested
    class KernelHeaders {

        @ParameterizedTest
        @CsvSource(textBlock = """
                linux-libc-dev,                    linux
                linux-libc-dev-arm64-cross,        linux
                linux-headers-6.1.0-21-amd64,      linux
                linux-headers-6.1.0-21-common,     linux
                linux-kbuild-6.1,                  linux
                linux-hwe-6.5-headers-6.5.0-15,    linux-hwe-6.5
                """)
        void areNoKernelAndSaySo(String binary, String source) {
            MatchedImage image = kernel(binary, source, source);

            assertThat(image.findings()).isEmpty();
            assertThat(image.reasons(CVE))
                    .containsExactly("it holds headers or build tools of the kernel, and no kernel");
        }

        @ParameterizedTest
        @CsvSource(textBlock = """
                linux-image-6.1.0-21-amd64,        linux
                linux-modules-6.5.0-15-generic,    linux-hwe-6.5
                linux-headers-tool,                other
                linux-libc-dev,                    linux-libc-dev
                """)
        void areNotWhatElseIsBuiltOfItsSourceNorOfAnother(String binary, String source) {
            assertThat(kernel(binary, source, source).findings()).hasSize(1);
        }
    }

    @Nested
    class NamesOfOtherEcosystems {

        @Test
        void areOtherPackages() {
            var image = MatchedImage.of(npm("app/node_modules/docker", "docker", "1.0.0"))
                    .with(
                            advisory("PyPI", "PYSEC-1").aliases(CVE).fixed("PyPI", "docker", "2.0"),
                            advisory("Go", "GO-1").aliases(CVE).fixed("Go", "docker", "2.0.0"),
                            advisory("Debian", "DEBIAN-" + CVE).fixed("Debian:12", "docker", "2.0"));

            assertThat(image.findings()).isEmpty();
            assertThat(image.explain(CVE).packages()).isEmpty();
            assertThat(image.explain(CVE).others()).hasSize(3);
        }
    }

    @Nested
    class WithdrawnAdvisories {

        @Test
        void sayNothingAndLeaveWhatOthersSay() {
            var withdrawn = advisory("npm", "GHSA-1")
                    .aliases(CVE)
                    .fixed("npm", "a", "2.0.0")
                    .withdrawn();
            var image = MatchedImage.of(npm("app/node_modules/a", "a", "1.0.0"));

            assertThat(image.with(withdrawn).findings()).isEmpty();
            assertThat(image.with(
                                    withdrawn,
                                    advisory("npm", "NPM-1").aliases(CVE).fixed("npm", "a", "2.0.0"))
                            .findings())
                    .singleElement()
                    .asString()
                    .startsWith(CVE);
        }
    }

    @Nested
    class DistrolessImages {

        @Test
        void keepAFileForEachPackageAndListNoneTwice() {
            var image = MatchedImage.of(TestLayer.named("base")
                            .file("etc/os-release", DEBIAN)
                            .file("var/lib/dpkg/status.d/a", "Package: a\nVersion: 1.0-1\nArchitecture: amd64\n")
                            .file("var/lib/dpkg/status.d/YQ", "Package: a\nVersion: 1.0-1\nArchitecture: amd64\n"))
                    .with(debianFix("a", "2.0-1"));

            assertThat(image.inventory().packages()).hasSize(1);
            assertThat(image.inventory().packages().get(0).paths()).hasSize(2);
            assertThat(image.findings()).hasSize(1);
        }
    }

    @Nested
    class DeletedPackages {

        @Test
        void haveNoFindingsAndThoseThatStayKeepTheLayerThatBroughtThem() {
            var image = MatchedImage.of(
                            npm("app/node_modules/a", "a", "1.0.0")
                                    .file(
                                            "app/node_modules/b/package.json",
                                            "{\"name\": \"b\", \"version\": \"1.0.0\"}"),
                            TestLayer.named("upper").removed("app/node_modules/a"))
                    .with(
                            advisory("npm", "GHSA-1").fixed("npm", "a", "2.0.0"),
                            advisory("npm", "GHSA-2").fixed("npm", "b", "2.0.0"));

            assertThat(image.findings()).containsExactly("GHSA-2 pkg:npm/b@1.0.0");
            assertThat(image.explain("GHSA-2").packages().get(0).layer())
                    .isEqualTo(TestLayer.digest("app").toString());
        }
    }

    @Nested
    class OneVulnerabilityOfManyIds {

        @Test
        void isOneFindingThatKnowsAllOfThem() {
            var image = MatchedImage.of(npm("app/node_modules/a", "a", "1.0.0"))
                    .with(
                            advisory("npm", "GHSA-1").aliases(CVE).fixed("npm", "a", "2.0.0"),
                            advisory("npm", "NPM-1").aliases("GHSA-1").fixed("npm", "a", "2.0.0"));

            assertThat(image.report().findings()).singleElement().satisfies(finding -> {
                assertThat(finding.id()).isEqualTo(CVE);
                assertThat(finding.aliases()).containsExactly("GHSA-1", "NPM-1");
            });
        }

        @Test
        void staysWhenOneOfItsSourcesGoes() {
            var image = MatchedImage.of(npm("app/node_modules/a", "a", "1.0.0"));

            assertThat(image.with(advisory("npm", "NPM-1").aliases("GHSA-1").fixed("npm", "a", "2.0.0"))
                            .findings())
                    .containsExactly("GHSA-1 pkg:npm/a@1.0.0");
        }
    }

    @Nested
    class AdvisoriesWithoutVersions {

        @Test
        void areUndecidedAndNeverSilent() {
            var image = MatchedImage.of(npm("app/node_modules/a", "a", "1.0.0"))
                    .with(advisory("npm", "GHSA-1").affected("npm", "a", "\"ranges\": []"));

            assertThat(image.findings()).isEmpty();
            assertThat(image.report().undecided())
                    .containsExactly(
                            new ReportedUndecided("pkg:npm/a@1.0.0", "GHSA-1", "the advisory names no versions"));
        }
    }

    @Nested
    class FilesThatAreNoInstall {

        @Test
        void haveNoFindings() {
            var image = MatchedImage.of(npm("app/node_modules/b/test/fixtures/node_modules/a/dist", "a", "1.0.0")
                            .file("app/node_modules/.package-lock.json", """
                                    {"packages": {"node_modules/a": {"version": "1.0.0"}}}""")
                            .file("app/package.json", "{\"name\": \"a\", \"version\": \"1.0.0\"}"))
                    .with(advisory("npm", "GHSA-1").fixed("npm", "a", "2.0.0"));

            assertThat(image.findings()).isEqualTo(List.of());
        }
    }

    private static MatchedImage kernel(String binary, String source, String fixed) {
        return MatchedImage.of(TestLayer.named("base")
                        .file("etc/os-release", DEBIAN)
                        .file("var/lib/dpkg/status", """
                                Package: %s
                                Status: install ok installed
                                Source: %s
                                Version: 6.1.90-1

                                """.formatted(binary, source)))
                .with(debianFix(fixed, "6.1.99-1"));
    }
}
