package dev.crowsnest.analyzer.explanation;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Installed;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.report.ReportedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static dev.crowsnest.analyzer.inventory.Installed.deb;
import static org.assertj.core.api.Assertions.assertThat;

class ImageExplanationsTest {

    private static final ReportedImage IMAGE = new ReportedImage(
            "localhost:5000/team/app:1", Digest.of(new byte[] {2}).toString(), "linux/amd64");
    private static final Distribution DEBIAN =
            new Distribution("debian", "12", "Debian:12", "Debian GNU/Linux 12 (bookworm)");

    private static final AdvisorySet SET = Advisories.set(
            advisory("Debian", "DEBIAN-CVE-2099-1001")
                    .upstream("CVE-2099-1001")
                    .fixed("Debian:12", "openssl", "3.0.11-1")
                    .fixed("Debian:11", "openssl", "1.1.1w-1"),
            advisory("npm", "GHSA-aaaa-bbbb-cccc").aliases("CVE-2099-1001").fixed("npm", "node-openssl", "2.0.0"),
            advisory("Debian", "DEBIAN-CVE-2099-2002").upstream("CVE-2099-2002").fixed("Debian:12", "linux", "6.1.5-1"),
            advisory("Maven", "GHSA-dddd-eeee-ffff").aliases("CVE-2099-3003").fixed("Maven", "org:lib", "2.0"));

    @Test
    void showTheComparisonThatMakesAnImageAffected() {
        ImageExplanation explanation = explain("CVE-2099-1001", deb("libssl3", "openssl", "3.0.9-1"));

        assertThat(explanation.standing()).isEqualTo(Standing.AFFECTED);
        assertThat(explanation.aliases()).containsExactly("DEBIAN-CVE-2099-1001", "GHSA-aaaa-bbbb-cccc");
        ExplainedPackage libssl = only(explanation);
        assertThat(libssl.comparedName()).isEqualTo("openssl");
        assertThat(libssl.layer()).isEqualTo(Installed.LAYER.toString());
        assertThat(libssl.advisories())
                .containsExactly(new ConsultedAdvisory(
                        "DEBIAN-CVE-2099-1001",
                        "Debian",
                        List.of("< 3.0.11-1"),
                        Standing.AFFECTED,
                        "3.0.9-1 is in: < 3.0.11-1",
                        "3.0.11-1"));
    }

    @Test
    void showTheRangesThatAFixedPackageIsOutsideOf() {
        ImageExplanation explanation = explain("CVE-2099-1001", deb("libssl3", "openssl", "3.0.11-1"));

        assertThat(explanation.standing()).isEqualTo(Standing.NOT_AFFECTED);
        assertThat(only(explanation).advisories().get(0).affected()).containsExactly("< 3.0.11-1");
        assertThat(only(explanation).advisories().get(0).reason()).isEqualTo("outside of all affected versions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            var/lib/dpkg/status | CVE-2099-1001 | UNDECIDED
            var/lib/dpkg/status | CVE-2099-3003 | NOT_AFFECTED
            app/half.jar        | CVE-2099-2002 | NOT_AFFECTED
            app/half.jar        | CVE-2099-3003 | UNDECIDED
            ''                  | CVE-2099-3003 | UNDECIDED
            """)
    void leaveUndecidedWhatAFileThatCouldNotBeReadMayHave(String path, String asked, Standing expected) {
        var inventory = new Inventory(DEBIAN, List.of(), List.of(new Problem(path, "the file is cut")));

        ImageExplanation explanation = new ImageExplanations(Matchers.matcher(), SET).explain(IMAGE, inventory, asked);

        assertThat(explanation.standing()).isEqualTo(expected);
        assertThat(new ExplanationTextWriter().write(explanation).contains("the file is cut"))
                .isEqualTo(expected == Standing.UNDECIDED);
    }

    @Test
    void leaveUndecidedWhatAJarWithoutANameMayHave() {
        SoftwarePackage nameless = Installed.maven("", "My App", "1.0");

        assertThat(explain("CVE-2099-3003", nameless).standing()).isEqualTo(Standing.UNDECIDED);
        assertThat(explain("CVE-2099-3003", nameless).unjudged())
                .containsExactly(
                        nameless.purl() + ": it names no group and no artifact, so no advisory can be looked up");
        assertThat(explain("CVE-2099-2002", nameless).standing()).isEqualTo(Standing.NOT_AFFECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cve-2099-1001", " CVE-2099-1001", "ghsa-AAAA-bbbb-cccc"})
    void takeIdsAsPeopleTypeThem(String typed) {
        assertThat(explain(typed).vulnerability()).isEqualTo("CVE-2099-1001");
    }

    @Test
    void leaveAVersionThatCannotBeReadUndecided() {
        ImageExplanation explanation = explain("CVE-2099-1001", deb("libssl3", "openssl", "not a version"));

        assertThat(explanation.standing()).isEqualTo(Standing.UNDECIDED);
        assertThat(only(explanation).advisories().get(0).reason()).contains("'not a version' cannot be read");
    }

    @Test
    void nameTheRuleThatTookAFindingAway() {
        ImageExplanation explanation = explain("CVE-2099-2002", deb("linux-libc-dev", "linux", "6.1.4-1"));

        assertThat(explanation.standing()).isEqualTo(Standing.NOT_AFFECTED);
        assertThat(only(explanation).advisories().get(0).reason())
                .isEqualTo("it holds headers or build tools of the kernel, and no kernel");
    }

    @Test
    void nameThePackagesThatTheImageDoesNotHave() {
        ImageExplanation explanation = explain("CVE-2099-1001", deb("curl", "curl", "7.88.1-10"));

        assertThat(explanation.standing()).isEqualTo(Standing.NOT_AFFECTED);
        assertThat(explanation.packages()).isEmpty();
        assertThat(explanation.others())
                .containsExactly(
                        new OtherPackage("Debian:12", "openssl", "DEBIAN-CVE-2099-1001"),
                        new OtherPackage("Debian:11", "openssl", "DEBIAN-CVE-2099-1001"),
                        new OtherPackage("npm", "node-openssl", "GHSA-aaaa-bbbb-cccc"));
    }

    @Test
    void knowAVulnerabilityByAnyOfItsIdsAndACveInAnyCase() {
        for (String id : List.of("cve-2099-1001", "DEBIAN-CVE-2099-1001", "GHSA-aaaa-bbbb-cccc")) {
            ImageExplanation explanation = explain(id, deb("libssl3", "openssl", "3.0.9-1"));

            assertThat(explanation.vulnerability()).isEqualTo("CVE-2099-1001");
            assertThat(explanation.standing()).isEqualTo(Standing.AFFECTED);
        }
    }

    @Test
    void doNotCallAnImageUnaffectedByWhatNobodyHasHeardOf() {
        ImageExplanation explanation = explain("CVE-2099-9999", deb("libssl3", "openssl", "3.0.9-1"));

        assertThat(explanation.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(text(explanation)).startsWith("CVE-2099-9999: unknown; no advisory names it\n");
    }

    @Test
    void putTheAnswerFirstAndThenTheSteps() {
        assertThat(text(explain("CVE-2099-1001", deb("libssl3", "openssl", "3.0.9-1"))))
                .isEqualTo("""
                        CVE-2099-1001: affected, by 1 of its packages

                          Image             localhost:5000/team/app:1
                          Digest            %s
                          Platform          linux/amd64
                          Distribution      Debian GNU/Linux 12 (bookworm)
                          Also known as     DEBIAN-CVE-2099-1001, GHSA-aaaa-bbbb-cccc
                          Advisories        test set, 4 advisories, last sync: never

                        affected     pkg:deb/debian/libssl3@3.0.9-1
                            recorded in   var/lib/dpkg/status
                            layer         %s
                            looked up as  openssl 3.0.9-1
                            DEBIAN-CVE-2099-1001 of Debian
                              affects     < 3.0.11-1
                              so          affected: 3.0.9-1 is in: < 3.0.11-1
                              fixed in    3.0.11-1

                        Its advisories also speak of packages that this image does not have:
                            Debian:11 openssl  (DEBIAN-CVE-2099-1001)
                            npm node-openssl  (GHSA-aaaa-bbbb-cccc)
                        """.formatted(IMAGE.digest(), Installed.LAYER));
    }

    @Test
    void writeJsonOfTheCommittedSchemaAndReadItBack() throws IOException {
        ImageExplanation explanation =
                explain("CVE-2099-1001", deb("libssl3", "openssl", "3.0.9-1"), deb("openssl", "openssl", "3.0.11-1"));
        var json = new ByteArrayOutputStream();
        new ExplanationJsonWriter().write(explanation, json);

        assertThat(violations(json.toString(StandardCharsets.UTF_8))).isEmpty();
        assertThat(new ExplanationJsonReader().read(new ByteArrayInputStream(json.toByteArray())))
                .isEqualTo(explanation);
    }

    private static ImageExplanation explain(String vulnerability, SoftwarePackage... packages) {
        return new ImageExplanations(Matchers.matcher(), SET)
                .explain(IMAGE, new Inventory(DEBIAN, List.of(packages), List.of()), vulnerability);
    }

    private static ExplainedPackage only(ImageExplanation explanation) {
        assertThat(explanation.packages()).hasSize(1);
        return explanation.packages().get(0);
    }

    private static String text(ImageExplanation explanation) {
        return new ExplanationTextWriter().write(explanation);
    }

    private static List<?> violations(String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "schema", "explain.schema.json")))
                .validate(json, InputFormat.JSON);
    }
}
