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

    /** A vendor's id and a title are coordinates of nothing, and hide none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql-42.2.20.jar      | org.postgresql             | PostgreSQL JDBC Driver | org.postgresql.jdbc           | org/postgresql/Driver.class                   | org.postgresql:postgresql
            commons-collections-3.2.jar | org.apache                 | Commons Collections    | ''                            | org/apache/commons/collections/Bag.class      | commons-collections:commons-collections
            log4j-core-2.14.1.jar       | org.apache.logging.log4j   | Apache Log4j Core      | org.apache.logging.log4j.core | org/apache/logging/log4j/core/Core.class      | org.apache.logging.log4j:log4j-core
            renamed.jar                 | org.apache.logging.log4j   | Apache Log4j Core      | org.apache.logging.log4j.core | org/apache/logging/log4j/core/Core.class      | org.apache.logging.log4j:log4j-core
            jackson-core-2.9.10.jar     | com.fasterxml.jackson.core | Jackson-core           | com.fasterxml.jackson.core    | com/fasterxml/jackson/core/JsonParser.class   | com.fasterxml.jackson.core:jackson-core
            renamed.jar                 | com.fasterxml.jackson.core | Jackson-core           | ''                            | com/fasterxml/jackson/core/JsonParser.class   | com.fasterxml.jackson.core:jackson-core
            netty-common-4.1.63.jar     | io.netty                   | Netty/Common           | io.netty.common               | io/netty/util/Timer.class                     | io.netty:netty-common
            httpclient-4.5.12.jar       | org.apache.httpcomponents  | Apache HttpClient      | ''                            | org/apache/http/client/HttpClient.class       | org.apache.httpcomponents:httpclient
            woodstox-core-6.2.jar       | com.fasterxml.woodstox     | Woodstox               | ''                            | com/ctc/wstx/api/WstxInputProperties.class    | com.fasterxml.woodstox:woodstox-core
            """)
    void isKnownWhateverItsManifestCallsItsVendorAndItself(
            String file, String vendor, String title, String bundle, String type, String artifact) throws IOException {
        var manifest = Map.of(
                "Implementation-Vendor-Id", vendor,
                "Implementation-Title", title,
                "Implementation-Version", "1.9",
                "Bundle-SymbolicName", bundle,
                "Bundle-Version", "1.9.0");
        var image = MatchedImage.of(layer("opt/lib/" + file, jar(manifest, type)))
                .with(advisory("Maven", "GHSA-1").aliases(CVE).fixed("Maven", artifact, "1.9.1"));

        assertThat(image.report().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence().range()).contains("as " + artifact));
        assertThat(image.report().undecided()).isEmpty();
    }

    @Test
    void isUndecidedWhereItsManifestNamesAnotherVendorThanTheAdvisory() throws IOException {
        var manifest = Map.of(
                "Implementation-Vendor-Id", "com.acme",
                "Implementation-Title", "commons-text",
                "Implementation-Version", "1.9");
        var image = MatchedImage.of(layer("opt/lib/commons-text-1.9.jar", jar(manifest, "com/acme/text/Text.class")))
                .with(ADVISORY);

        assertThat(image.findings()).isEmpty();
        assertThat(image.report().undecided()).hasSize(1);
    }

    /** Nothing of it can be looked up, which is no reason to say nothing. */
    @Test
    void isUndecidedWhereItNamesNoArtifactAtAll() throws IOException {
        var manifest = Map.of("Implementation-Title", "My Great App", "Implementation-Version", "1.2");
        var image = MatchedImage.of(layer("app/my app.jar", jar(manifest, "com/acme/App.class")))
                .with(ADVISORY);

        assertThat(image.report().undecided())
                .containsExactly(new ReportedUndecided(
                        "pkg:generic/My%20Great%20App@1.2",
                        null, "it names no group and no artifact, so no advisory can be looked up"));
    }

    /** Gradle writes no pom of the jar itself, and its shadows keep those of others. */
    @Test
    void isKnownBesideThePomsOfWhatWasShadedIntoIt() throws IOException {
        byte[] shaded = new JarBuilder()
                .manifest(Map.of("Automatic-Module-Name", "com.acme.texts"))
                .entry(TEXT_CLASS, new byte[] {1})
                .pomProperties("com.google.guava", "guava", "30.0-jre")
                .build();
        var image =
                MatchedImage.of(layer("opt/lib/commons-text-1.9.jar", shaded)).with(ADVISORY);

        assertThat(image.findings()).containsExactly(CVE + " pkg:generic/commons-text@1.9");
        assertThat(image.report().packages()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "org.postgresql, org.postgresql, true",
        "com.graphqljava, com.graphql-java, true",
        "org.apache.commons.commons-text, org.apache.commons, true",
        "org.apache, org.apache.commons, false",
        "org.apachecon, org.apache, false",
        "log4j.extras, log4j, false",
    })
    void isOfAGroupThatItsVendorIsOrBeginsWith(String vendor, String group, boolean names) {
        assertThat(JarIdentification.names(vendor, group)).isEqualTo(names);
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
