package dev.crowsnest.analyzer.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Vulnerability;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.assembly.StarterAdvisories;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.exploitation.EpssScore;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.exploitation.KevEntry;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchEvidence;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static dev.crowsnest.analyzer.inventory.Installed.deb;
import static dev.crowsnest.analyzer.inventory.Installed.maven;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReportsTest {

    private static final ReportedImage IMAGE = new ReportedImage(
            "localhost:5000/team/app:1", Digest.of(new byte[] {2}).toString(), "linux/amd64");
    private static final Distribution DEBIAN =
            new Distribution("debian", "12", "Debian:12", "Debian GNU/Linux 12 (bookworm)");

    @Test
    void sortFindingsByWorstThenIdThenPackage() {
        ImageReport report = report(
                ofOpenssl("openssl", "3.0.9-1"),
                ofOpenssl("libssl3", "3.0.9-1"),
                maven("org.apache.logging.log4j", "log4j-core", "2.14.1"));

        assertThat(report.findings())
                .extracting(finding -> finding.severity() + " " + finding.id() + " "
                        + finding.purl().split("[/@]")[2])
                .startsWith("CRITICAL CVE-2021-44228 log4j-core", "CRITICAL CVE-2021-45046 log4j-core")
                .contains("CRITICAL CVE-2024-5535 libssl3", "CRITICAL CVE-2024-5535 openssl");
        assertThat(report.findings()).extracting(ReportedFinding::severity).isSorted();
    }

    @Test
    void sayWhatCouldNotBeJudged() {
        ImageReport report = report(ofOpenssl("libssl3", "not a version"), maven("", "mystery", "1.0"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.undecided())
                .contains(new ReportedUndecided("var/lib/broken", null, "it is damaged"))
                .anySatisfy(open -> assertThat(open.place()).contains("mystery"))
                .anySatisfy(open -> assertThat(open.advisory()).isEqualTo("DEBIAN-CVE-2024-5535"));
    }

    @Test
    void countAVulnerabilityOnceHoweverManyPackagesHaveIt() {
        ImageReport one = report(ofOpenssl("openssl", "3.0.9-1"));
        ImageReport two = report(ofOpenssl("openssl", "3.0.9-1"), ofOpenssl("libssl3", "3.0.9-1"));

        assertThat(two.findings()).hasSize(2 * one.findings().size());
        assertThat(SeverityCounts.of(two.findings()).total())
                .isEqualTo(one.findings().size());
        assertThat(SeverityCounts.of(two.findings()).of(Severity.CRITICAL)).isEqualTo(1);
    }

    @Test
    void writeJsonOfTheCommittedSchemaAndReadItBack() throws IOException {
        ImageReport report = report(ofOpenssl("openssl", "3.0.9-1"), maven("", "mystery", "1.0"));
        byte[] json = json(report);

        assertThat(violations("cves.schema.json", json)).isEmpty();
        ImageReport read = new ReportJsonReader().readReport(new ByteArrayInputStream(json));
        assertThat(read).isEqualTo(report);
        assertThat(json(read)).isEqualTo(json);
    }

    @Test
    void writePackagesOfTheCommittedSchemaAndReadThemBack() throws IOException {
        PackageList list = PackageList.of(IMAGE, inventory(ofOpenssl("openssl", "3.0.9-1"), maven("g", "a", "1")));
        var bytes = new ByteArrayOutputStream();
        new PackageListJsonWriter().write(list, bytes);

        assertThat(violations("sbom.schema.json", bytes.toByteArray())).isEmpty();
        assertThat(new ReportJsonReader().readPackages(new ByteArrayInputStream(bytes.toByteArray())))
                .isEqualTo(list);
        assertThat(list.packages()).extracting(ListedPackage::name).containsExactly("openssl", "g:a");
    }

    @Test
    void areRefusedBySchemaAndReaderWhenAFieldIsMissing() throws IOException {
        byte[] broken = new String(json(report(ofOpenssl("openssl", "3.0.9-1"))), StandardCharsets.UTF_8)
                .replace("\"severity\"", "\"badness\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(violations("cves.schema.json", broken)).isNotEmpty();
        assertThatThrownBy(() -> new ReportJsonReader().readReport(new ByteArrayInputStream(broken)))
                .isInstanceOf(IOException.class)
                .hasMessage("it has no text 'severity'");
    }

    @Test
    void showPeopleTheOverviewThePackagesAndTheTotals() {
        String text = new ReportTextWriter().write(report(deb("libexpat1", "expat", "2.5.0-1")));

        assertThat(text).isEqualTo("""
                ## Overview

                  Image             localhost:5000/team/app:1
                  Digest            %s
                  Platform          linux/amd64
                  Distribution      Debian GNU/Linux 12 (bookworm)
                  Packages          1
                  Vulnerabilities   1C    1H    0M    0L    0?
                  Advisories        %s

                ## Packages and vulnerabilities

                  1C    1H    0M    0L    0?  pkg:deb/debian/libexpat1@2.5.0-1

                    CRITICAL    CVE-2024-45491
                        affected  < 2.5.0-1+deb12u1  (expat 2.5.0-1, by DEBIAN-CVE-2024-45491)
                        fixed in  2.5.0-1+deb12u1
                    HIGH        CVE-2023-52425
                        affected  < 2.5.0-1+deb12u2  (expat 2.5.0-1, by DEBIAN-CVE-2023-52425)
                        fixed in  2.5.0-1+deb12u2

                ## Could not be judged

                  var/lib/broken: it is damaged

                2 vulnerabilities found in 1 of 1 packages
                  CRITICAL        1
                  HIGH            1
                  MEDIUM          0
                  LOW             0
                  UNSPECIFIED     0
                  not judged      1
                """.formatted(
                        IMAGE.digest(), StarterAdvisories.set().edition().describe()));
    }

    @Test
    void showWhetherWhatHasNoFixWillHaveOne() throws IOException {
        Map<FixState, String> said = Map.of(
                FixState.NOT_FIXED, "fixed in  not fixed",
                FixState.WONT_FIX, "fixed in  will not be fixed",
                FixState.UNKNOWN, "fixed in  no fix known");
        for (FixState state : said.keySet()) {
            ImageReport report = unfixed(state);

            assertThat(new ReportTextWriter().write(report)).contains(said.get(state));
            assertThat(new String(json(report), StandardCharsets.UTF_8))
                    .contains("\"fixed\" : null,", "\"fixState\" : \"" + state + "\"");
            assertThat(violations("cves.schema.json", json(report))).isEmpty();
        }
    }

    private static ImageReport unfixed(FixState state) {
        var finding = new Finding(
                new Vulnerability("CVE-2099-1", List.of()),
                Severity.LOW,
                null,
                state,
                new MatchEvidence("CVE-2099-1", "Debian", "a", "1", "all versions", "none"));
        return ImageReports.of(
                IMAGE,
                inventory(deb("a", "a", "1")),
                subject -> new SubjectVerdict(subject, List.of(finding), List.of()),
                StarterAdvisories.set().edition(),
                ExploitationSet.NONE);
    }

    @Test
    void readAReportOfAServerThatDoesNotSayWhetherThereWillBeAFix() throws IOException {
        ImageReport report = report(ofOpenssl("openssl", "3.0.9-1"));
        String before = new String(json(report), StandardCharsets.UTF_8).replaceAll("\\s+\"fixState\" : \"\\w+\",", "");

        assertThat(before).doesNotContain("fixState");
        assertThat(new ReportJsonReader().readReport(new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(report);
    }

    @Test
    void cannotSteerATerminal() {
        var hostile =
                new Inventory(DEBIAN, List.of(), List.of(new Problem("a\u001b]0;owned\u0007\u202eb", "bad\nline")));
        ImageReport report = ImageReports.of(
                IMAGE, hostile, subject -> null, StarterAdvisories.set().edition(), ExploitationSet.NONE);

        assertThat(new ReportTextWriter().write(report))
                .contains("a\ufffd]0;owned\ufffd\ufffdb: bad\ufffdline")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void showWhatIsKnownOfAttacks() throws IOException {
        var kev = new KevEntry(LocalDate.parse("2021-12-10"), LocalDate.parse("2021-12-24"), true);
        var log4shell = new Exploitation(kev, new EpssScore(0.94358, 0.99957));
        ImageReport report = report(
                cves -> cves.contains("CVE-2021-44228") ? Map.of("CVE-2021-44228", log4shell) : Map.of(),
                maven("org.apache.logging.log4j", "log4j-core", "2.14.1"));

        assertThat(report.findings().get(0).exploitation()).isEqualTo(log4shell);
        assertThat(report.findings().get(1).exploitation()).isEqualTo(Exploitation.UNKNOWN);
        assertThat(new ReportTextWriter().write(report))
                .containsOnlyOnce("        exploited known since 2021-12-10 (CISA KEV), by ransomware too\n"
                        + "        EPSS      94.36 % within 30 days, at least as likely as 100.0 % of all\n")
                .endsWith("  exploited       1\n  not judged      1\n");
        assertThat(new ReportJsonReader().readReport(new ByteArrayInputStream(json(report))))
                .isEqualTo(report);
    }

    private static ImageReport report(SoftwarePackage... packages) {
        return report(ExploitationSet.NONE, packages);
    }

    private static ImageReport report(ExploitationSet exploitations, SoftwarePackage... packages) {
        var advisories = StarterAdvisories.set();
        var matcher = Matchers.matcher();
        return ImageReports.of(
                IMAGE,
                inventory(packages),
                subject -> matcher.match(subject, advisories),
                advisories.edition(),
                exploitations);
    }

    private static Inventory inventory(SoftwarePackage... packages) {
        return new Inventory(DEBIAN, List.of(packages), List.of(new Problem("var/lib/broken", "it is damaged")));
    }

    private static SoftwarePackage ofOpenssl(String name, String version) {
        return deb(name, "openssl", version);
    }

    private static byte[] json(ImageReport report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new ReportJsonWriter().write(report, bytes);
        return bytes.toByteArray();
    }

    private static List<?> violations(String schema, byte[] json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", schema)))
                .validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
    }
}
