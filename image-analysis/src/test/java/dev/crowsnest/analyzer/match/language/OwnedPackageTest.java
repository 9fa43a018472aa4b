package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.explanation.Standing;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.match.MatchedImage;
import dev.crowsnest.analyzer.match.OwningSource;
import dev.crowsnest.analyzer.report.ListedPackage;
import dev.crowsnest.analyzer.report.PackageList;
import dev.crowsnest.analyzer.report.ReportedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/** A package of a language that a package of the distribution brought (rule 2): whose word counts. */
class OwnedPackageTest {

    private static final String CVE = "CVE-2099-1001";
    private static final String PURL = "pkg:pypi/requests@2.28.1";
    private static final String SITE = "usr/lib/python3/dist-packages/";
    private static final String RECORD = SITE + "requests-2.28.1.egg-info";
    private static final String METADATA = "Metadata-Version: 2.1\nName: requests\nVersion: 2.28.1\n\n";

    private static final String DEBIAN = "ID=debian\nVERSION_ID=12\nPRETTY_NAME=\"Debian 12\"\n";
    private static final String UBUNTU = "ID=ubuntu\nVERSION_ID=\"22.04\"\nPRETTY_NAME=\"Ubuntu 22.04\"\n";

    private static final Advisories.Builder GHSA =
            advisory("PyPI", "GHSA-1").aliases(CVE).fixed("PyPI", "requests", "2.31.0");

    private static Advisories.Builder bystander(String release) {
        String family = release.substring(0, release.indexOf(':'));
        return advisory(family, "BYSTANDER-1").fixed(release, "bystander", null);
    }

    private static TestLayer layer(String release) {
        return TestLayer.named("base")
                .file("etc/os-release", release)
                .file("var/lib/dpkg/status", """
                        Package: python3-requests
                        Status: install ok installed
                        Architecture: all
                        Source: requests
                        Version: 2.28.1+dfsg-1

                        """)
                .file("var/lib/dpkg/info/python3-requests.list", "/.\n/usr/lib/python3\n/" + RECORD + "\n")
                .file(RECORD, METADATA);
    }

    private static Optional<SoftwarePackage> owner(MatchedImage image) {
        return image.inventory().packages().stream()
                .filter(software -> software.purl().equals(PURL))
                .findFirst()
                .map(SoftwarePackage::owner);
    }

    @Test
    void staysInTheInventoryWithItsOwner() {
        var image = MatchedImage.of(layer(DEBIAN));

        assertThat(owner(image))
                .get()
                .extracting(SoftwarePackage::purl)
                .asString()
                .contains("python3-requests");
    }

    @Test
    void isListedWithItsOwner() {
        var image = MatchedImage.of(layer(DEBIAN));
        var list = PackageList.of(new ReportedImage("test:1", "sha256:1", "linux/amd64"), image.inventory());

        assertThat(list.packages())
                .filteredOn(listed -> listed.purl().equals(PURL))
                .extracting(ListedPackage::owner)
                .containsExactly(owner(image).orElseThrow().purl());
        assertThat(list.packages())
                .filteredOn(listed -> listed.type().equals("deb"))
                .extracting(ListedPackage::owner)
                .containsOnlyNulls();
    }

    @Test
    void isNotVulnerableWhereTheDistributionFixedIt() {
        var image = MatchedImage.of(layer(DEBIAN))
                .with(GHSA, advisory("Debian", "DEBIAN-" + CVE).fixed("Debian:12", "requests", "2.28.1+dfsg-1"));

        assertThat(image.findings()).isEmpty();
        assertThat(image.explain(CVE).standing()).isEqualTo(Standing.NOT_AFFECTED);
        assertThat(image.reasons(CVE))
                .contains("its files are those of requests of Debian:12, for which DEBIAN-CVE-2099-1001 decides");
    }

    @Test
    void isCountedOnceAsTheDistributionsWhereThatHasIt() {
        var image = MatchedImage.of(layer(DEBIAN))
                .with(GHSA, advisory("Debian", "DEBIAN-" + CVE).fixed("Debian:12", "requests", "2.28.1+dfsg-2"));

        assertThat(image.findings())
                .singleElement()
                .asString()
                .contains("pkg:deb/")
                .contains("python3-requests");
    }

    @Test
    void isNotVulnerableWhereADistributionThatListsUnfixedOnesIsSilent() {
        var image = MatchedImage.of(layer(UBUNTU)).with(GHSA, bystander("Ubuntu:22.04"));

        assertThat(image.findings()).isEmpty();
        assertThat(image.reasons(CVE))
                .containsExactly(
                        "its files are those of requests of Ubuntu:22.04, whose advisories list what is not fixed"
                                + " and not this one");
    }

    @Test
    void isVulnerableWhereSuchADistributionCouldNotKnowTheVulnerability() {
        var image = MatchedImage.of(layer(UBUNTU))
                .with(advisory("PyPI", "GHSA-1").fixed("PyPI", "requests", "2.31.0"), bystander("Ubuntu:22.04"));

        assertThat(image.findings()).containsExactly("GHSA-1 " + PURL);
    }

    @Test
    void isVulnerableAndSaysWhoOwnsItWhereADistributionThatListsFixesOnlyIsSilent() {
        var image = MatchedImage.of(layer(DEBIAN)).with(GHSA, bystander("Debian:12"));

        assertThat(image.findings()).containsExactly(CVE + " " + PURL);
        assertThat(image.report().findings().get(0).evidence().range())
                .isEqualTo("< 2.31.0, in files of requests of Debian:12, whose advisories do not name it");
    }

    @Test
    void isVulnerableWhereNoAdvisoryOfTheOwnersReleaseIsHeld() {
        var image = MatchedImage.of(layer(UBUNTU)).with(GHSA, bystander("Ubuntu:20.04"));

        assertThat(image.findings()).containsExactly(CVE + " " + PURL);
        assertThat(image.report().findings().get(0).evidence().range())
                .isEqualTo("< 2.31.0, in files of requests of Ubuntu:22.04, of whose release no advisories are held");
    }

    @Test
    void heedsNoRecordOfAnotherSourceOrRelease() {
        var image = MatchedImage.of(layer(DEBIAN))
                .with(
                        GHSA,
                        advisory("Debian", "DEBIAN-" + CVE)
                                .fixed("Debian:12", "other", "1")
                                .fixed("Debian:11", "requests", "1"));

        assertThat(image.findings()).containsExactly(CVE + " " + PURL);
    }

    @Test
    void isNobodysWhereItsOwnToolInstalledItOnceMore() {
        var image = MatchedImage.of(layer(DEBIAN)
                .file("usr/local/lib/python3.11/site-packages/requests-2.28.1.dist-info/METADATA", METADATA));

        assertThat(owner(image)).isEmpty();
    }

    @Test
    void isNobodysWhereALaterLayerWroteOverIt() {
        var image = MatchedImage.of(
                layer(UBUNTU), TestLayer.named("above").file(RECORD, METADATA.replace("2.28.1", "2.19.0")));

        assertThat(image.inventory().packages())
                .filteredOn(software -> software.purl().equals("pkg:pypi/requests@2.19.0"))
                .singleElement()
                .satisfies(software -> assertThat(software.owner()).isNull());
        assertThat(image.with(GHSA, bystander("Ubuntu:22.04")).findings())
                .containsExactly(CVE + " pkg:pypi/requests@2.19.0");
    }

    @Test
    void isStillItsOwnersWhereALaterLayerBringsANewerOwner() {
        var upgrade = TestLayer.named("above").file("var/lib/dpkg/status", """
                Package: python3-requests
                Status: install ok installed
                Architecture: all
                Source: requests
                Version: 2.28.1+dfsg-2

                """);

        assertThat(owner(MatchedImage.of(layer(DEBIAN), upgrade))).isPresent();
    }

    @Test
    void isKnownByItsPlaceWhateverLinkLeadsThere() {
        var image = MatchedImage.of(TestLayer.named("base")
                .link("lib", "usr/lib")
                .file("etc/os-release", DEBIAN)
                .file("var/lib/dpkg/status", """
                        Package: python3-requests
                        Status: install ok installed
                        Version: 2.28.1+dfsg-1

                        """)
                .file(
                        "var/lib/dpkg/info/python3-requests:all.list",
                        "/lib/python3/dist-packages/requests-2.28.1.egg-info\n")
                .file(RECORD, METADATA));

        assertThat(owner(image)).isPresent();
    }

    @Test
    void isOwnedByAnApkPackageWhoseDatabaseListsItsFiles() {
        var image = MatchedImage.of(TestLayer.named("base")
                .file("etc/os-release", "ID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME=\"Alpine\"\n")
                .file("lib/apk/db/installed", """
                        P:py3-requests
                        V:2.28.1-r0
                        A:noarch
                        o:py3-requests
                        F:usr/lib/python3.12/site-packages
                        F:usr/lib/python3.12/site-packages/requests-2.28.1.dist-info
                        R:METADATA
                        a:0:0:644
                        R:RECORD

                        """)
                .file("usr/lib/python3.12/site-packages/requests-2.28.1.dist-info/METADATA", METADATA));

        assertThat(owner(image))
                .get()
                .extracting(SoftwarePackage::purl)
                .asString()
                .contains("py3-requests");
        assertThat(image.with(GHSA, advisory("Alpine", "ALPINE-" + CVE).fixed("Alpine:v3.20", "py3-requests", "0"))
                        .findings())
                .isEmpty();
    }

    @Test
    void isJudgedByItselfWhereItsOwnerIsNotTheDistributions() {
        var image = MatchedImage.of(TestLayer.named("base")
                .file("etc/os-release", UBUNTU)
                .file("var/lib/dpkg/status", """
                        Package: python3-requests
                        Status: install ok installed
                        Maintainer: NGINX Packaging <nginx-packaging@f5.com>
                        Version: 2.28.1-1~jammy

                        """)
                .file("var/lib/dpkg/info/python3-requests.list", "/" + RECORD + "\n")
                .file(RECORD, METADATA));

        assertThat(owner(image)).isPresent();
        assertThat(image.with(GHSA).findings()).containsExactly(CVE + " " + PURL);
    }

    @Test
    void isAnotherSubjectThanTheSamePackageByItself() {
        var image = MatchedImage.of(layer(DEBIAN));

        assertThat(image.inventory().packages().stream()
                        .filter(software -> software.purl().equals(PURL))
                        .flatMap(software ->
                                MatchSubjects.of(software, image.inventory().distribution()).stream()))
                .singleElement()
                .satisfies(subject ->
                        assertThat(subject.owner()).isEqualTo(new OwningSource(new Stream("Debian:12"), "requests")));
    }
}
