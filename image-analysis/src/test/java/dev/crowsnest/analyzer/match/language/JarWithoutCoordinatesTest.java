package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import dev.crowsnest.analyzer.explanation.Standing;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.match.MatchedImage;
import dev.crowsnest.analyzer.report.ReportedUndecided;
import dev.crowsnest.testsupport.image.JarBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rule 18: a jar that names no group is known by an artifact of the advisories, a version, and classes in packages of the group.
 * Without agreement of the packages it is undecided, never a finding and never silent.
 */
class JarWithoutCoordinatesTest {

    private static final String CVE = "CVE-2099-1001";
    private static final String TEXT = "org.apache.commons:commons-text";
    private static final String TEXT_CLASS = "org/apache/commons/text/StringSubstitutor.class";

    private static final Builder ADVISORY =
            advisory("Maven", "GHSA-aaaa-bbbb-cccc").aliases(CVE).fixed("Maven", TEXT, "1.10.0");

    @Test
    void isKnownByItsFileAndItsClasses() throws IOException {
        var image = MatchedImage.of(layer("opt/lib/commons-text-1.9.jar", jar(Map.of(), TEXT_CLASS)))
                .with(ADVISORY);

        assertThat(image.findings()).containsExactly(CVE + " pkg:generic/commons-text@1.9");
        var finding = image.report().findings().get(0);
        assertThat(finding.fixed()).isEqualTo("1.10.0");
        assertThat(finding.evidence().range())
                .isEqualTo("< 1.10.0, as " + TEXT + " by its name and its classes in org.apache.commons.text");
        assertThat(image.report().undecided()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Implementation-Title, commons-text",
        "Bundle-SymbolicName, org.apache.commons.commons-text",
        "Automatic-Module-Name, commons-text",
    })
    void isKnownByItsManifestWhateverItsFileIsCalled(String attribute, String name) throws IOException {
        var manifest = Map.of(attribute, name, "Implementation-Version", "1.9", "Bundle-Version", "1.9");
        var image = MatchedImage.of(layer("opt/lib/x.jar", jar(manifest, TEXT_CLASS)))
                .with(ADVISORY);

        assertThat(image.report().findings()).hasSize(1);
    }

    @Test
    void isKnownInsideAnotherJar() throws IOException {
        byte[] outer = new JarBuilder()
                .nestedStored("BOOT-INF/lib/commons-text-1.9.jar", jar(Map.of(), TEXT_CLASS))
                .build();

        assertThat(MatchedImage.of(layer("app.jar", outer)).with(ADVISORY).findings())
                .hasSize(1);
    }

    @Test
    void isUndecidedWhereItsClassesAreOfNobodyThatTheAdvisoryNames() throws IOException {
        var image = MatchedImage.of(layer("opt/lib/commons-text-1.9.jar", jar(Map.of(), "com/acme/text/Text.class")))
                .with(ADVISORY);
        String reason = "it may be " + TEXT + " by its name and version, and has no classes in packages of that group";

        assertThat(image.findings()).isEmpty();
        assertThat(image.report().undecided())
                .containsExactly(new ReportedUndecided("pkg:generic/commons-text@1.9", "GHSA-aaaa-bbbb-cccc", reason));
        assertThat(image.explain(CVE).standing()).isEqualTo(Standing.UNDECIDED);
        assertThat(image.reasons(CVE)).containsExactly(reason);
        assertThat(image.explain(CVE).others()).isEmpty();
    }

    @Test
    void isNotAffectedAtTheFixWhoeverItIs() throws IOException {
        for (String type : new String[] {TEXT_CLASS, "com/acme/text/Text.class"}) {
            var image = MatchedImage.of(layer("opt/lib/commons-text-1.10.0.jar", jar(Map.of(), type)))
                    .with(ADVISORY);

            assertThat(image.explain(CVE).standing()).isEqualTo(Standing.NOT_AFFECTED);
            assertThat(image.report().undecided()).isEmpty();
        }
    }

    @Test
    void isNotWhatItsNameOnlyBeginsLike() throws IOException {
        var image = MatchedImage.of(
                        layer("opt/lib/log4j-1.2-api-2.14.1.jar", jar(Map.of(), "org/apache/log4j/A.class")))
                .with(advisory("Maven", "GHSA-1").aliases(CVE).fixed("Maven", "log4j:log4j", "9"));

        assertThat(image.findings()).isEmpty();
    }

    @Test
    void isOnlyTheGroupThatItsClassesAreOf() throws IOException {
        var image = MatchedImage.of(layer("opt/netty-3.9.jar", jar(Map.of(), "org/jboss/netty/channel/Channel.class")))
                .with(advisory("Maven", "GHSA-1")
                        .aliases(CVE)
                        .fixed("Maven", "io.netty:netty", "1.0")
                        .fixed("Maven", "org.jboss.netty:netty", "3.10"));

        assertThat(image.report().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence().range()).contains("as org.jboss.netty:netty"));
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.commons, org.apache.commons.text, true",
        "org.apache.commons, org.apache.commons, true",
        "org.apache.commons, org.apache.commonsense, false",
        "com.fasterxml.jackson.core, com.fasterxml.jackson.databind, true",
        "org.apache.struts, org.apache.logging.log4j, false",
        "commons-io, org.apache.commons.io, true",
        "log4j, org.apache.log4j.net, true",
        "mysql, com.mysql.cj, true",
        "log4j, org.slf4j.impl, false",
    })
    void hasAGroupThatAgreesWithItsPackages(String group, String classPackage, boolean agrees) {
        assertThat(JarIdentification.agreeing(group, List.of(classPackage)).isPresent())
                .isEqualTo(agrees);
    }

    private static TestLayer layer(String path, byte[] jar) {
        return TestLayer.named("app").file(path, jar);
    }

    private static byte[] jar(Map<String, String> manifest, String type) throws IOException {
        return new JarBuilder().manifest(manifest).entry(type, new byte[] {1}).build();
    }
}
