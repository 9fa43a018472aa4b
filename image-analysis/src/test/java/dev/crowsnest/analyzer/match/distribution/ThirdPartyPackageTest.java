package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.explanation.Standing;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.MatchedImage;
import dev.crowsnest.analyzer.match.Verdict;
import dev.crowsnest.analyzer.report.ReportedUndecided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/** Rule 22: what a third party built is judged by no advisory of the distribution, and reported as such. */
class ThirdPartyPackageTest {

    private static final String CVE = "CVE-2099-1001";
    private static final Builder ADVISORY =
            advisory("Debian", "DEBIAN-" + CVE).upstream(CVE).fixed("Debian:12", "server", "99");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.27.2-1~bookworm                             | NGINX Packaging <nginx-packaging@f5.com>
            5:27.3.1-1~debian.12~bookworm                 | Docker <support@docker.com>
            8.0.40-1debian12                              | MySQL Release Engineering <MySQL-Build@oss.oracle.com>
            16.4-1.pgdg120+2                              | Debian PostgreSQL Maintainers <team+postgresql@tracker.debian.org>
            20.18.0-1nodesource1                          | Ivan Iguaran <ivan@nodesource.com>
            1:11.4.3+maria~deb12                          | MariaDB Developers <developers@lists.mariadb.org>
            8.3.13-1+0~20241024.37+debian12~1.gbp2a0c9c   | Debian PHP Maintainers <team+pkg-php@tracker.debian.org>
            8.0.36-28-1.bookworm                          | Percona Server Development Team <info@percona.com>
            8.9.1-1~bpo12+1                               | Debian Curl Maintainers <team+curl@tracker.debian.org>
            2.47.0-0ppa1~ubuntu22.04.1                    | Jonathan Nieder <jrnieder@gmail.com>
            """)
    void isKnownByItsPackagersOrByTheMarkOfItsRepository(String version, String maintainer) {
        var image = image(version, "Maintainer: " + maintainer);

        assertThat(image.findings()).isEmpty();
        assertThat(image.report().undecided())
                .extracting(ReportedUndecided::reason)
                .singleElement()
                .asString()
                .startsWith("it is a package of '")
                .endsWith("' and not of the distribution, whose advisories do not speak of it");
    }

    /** All of these are in Debian and Ubuntu themselves; a package that is wrongly taken for foreign has its findings hidden. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.47.0-2            | Maintainer: Theodore Y. Ts'o <tytso@mit.edu>
            7.6.4-1             | Maintainer: Somebody at Home <somebody@example.org>
            1.24.0-1            | Maintainer: Debian Nginx Maintainers <pkg-nginx-maintainers@alioth-lists.debian.net>
            1.0.0~rc2+docker1.13.1-0ubuntu1 | Maintainer: Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>
            1.900.1-debian1-2.4+deb8u3      | Maintainer: Roland Stigge <stigge@antcom.de>
            1.0-1               | Origin: Debian
            1.0-1               | Origin: Ubuntu
            1.0-1               | Maintainer: Google Cloud CLI Authors <https://code.google.com/p/google-cloud-sdk/>
            1.0-1               | Homepage: https://example.org/
            """)
    void isNotWhatMayBeTheDistributions(String version, String field) {
        assertThat(image(version, field).findings()).hasSize(1);
        assertThat(image(version, field).report().undecided()).isEmpty();
    }

    @Test
    void isKnownByAnOriginThatIsNotTheDistribution() {
        assertThat(image("1.0-1", "Origin: Example Corp\nMaintainer: Debian QA Group <packages@qa.debian.org>")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NGINX Packaging <nginx-packaging@f5.com> | 0 | 1
            Jakub Jirutka <jakub@jirutka.cz>         | 1 | 0
            Somebody                                 | 1 | 0
            """)
    void isKnownInApksDatabaseByItsPackagersAlone(String maintainer, int findings, int undecided) {
        var image = MatchedImage.of(TestLayer.named("base")
                        .file("etc/os-release", "ID=alpine\nVERSION_ID=3.20.3\n")
                        .file("lib/apk/db/installed", """
                                P:server
                                V:1.0-r1
                                A:x86_64
                                o:server
                                m:%s

                                """.formatted(maintainer)))
                .with(advisory("Alpine", "ALPINE-" + CVE).fixed("Alpine:v3.20", "server", "2.0-r0"));

        assertThat(image.report().findings()).hasSize(findings);
        assertThat(image.report().undecided()).hasSize(undecided);
    }

    @Test
    void isExplainedAsWhatNobodyCanJudge() {
        var image = image("1.27.2-1~bookworm", "Maintainer: NGINX Packaging <nginx-packaging@f5.com>");

        assertThat(image.explain(CVE).standing()).isEqualTo(Standing.UNDECIDED);
        assertThat(image.reasons(CVE))
                .containsExactly(
                        "it is a package of 'NGINX Packaging <nginx-packaging@f5.com>' and not of the distribution,"
                                + " whose advisories do not speak of it");
    }

    @Test
    void isExemptInDistributionsOfErrataToo() {
        var epel = new MatchSubject(
                new Stream("AlmaLinux:9"), "server", "1-1", null, null, new Origin(null, "Fedora Project", null));

        assertThat(new BinaryPackageMatcher().exemption(epel)).containsInstanceOf(Verdict.Undecidable.class);
        assertThat(new BinaryPackageMatcher().decisiveComparison(epel)).isEmpty();
    }

    private static MatchedImage image(String version, String field) {
        return MatchedImage.of(TestLayer.named("base")
                        .file("etc/os-release", "ID=debian\nVERSION_ID=12\nPRETTY_NAME=\"Debian 12\"\n")
                        .file(
                                "var/lib/dpkg/status",
                                "Package: server\nStatus: install ok installed\n%s\nArchitecture: amd64\nVersion: %s\n\n"
                                        .formatted(field, version)))
                .with(ADVISORY);
    }
}
