package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerContract;
import dev.crowsnest.analyzer.catalog.JarEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.testsupport.image.JarBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JvmCatalogerTest extends CatalogerContract {

    @Override
    protected Cataloger cataloger() {
        return new JvmCataloger(ArchiveBudget.of(64 << 20));
    }

    @Override
    protected String wantedPath() {
        return "opt/app.jar";
    }

    @Override
    protected byte[] soundFile() {
        return new JarBuilder()
                .pomProperties("com.acme", "app", "1.0")
                .nestedStored("BOOT-INF/lib/log4j-core.jar", log4j())
                .nestedDeflated("WEB-INF/lib/log4j-core.jar", log4j())
                .entry("a/B.class", "not read")
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "opt/app.jar, true",
        "opt/app.WAR, true",
        "opt/app.ear, true",
        "usr/share/jenkins/plugins/git.jpi, true",
        "a.jar, true",
        "opt/app.jar.txt, false",
        "opt/jar, false",
        ".jar, false",
        "opt/app.zip, false",
    })
    void wantsWhatIsPackedLikeAJar(String path, boolean wanted) {
        assertThat(cataloger().wants(path)).isEqualTo(wanted);
    }

    @Test
    void findsArchivesInsideStoredOrDeflatedWithTheirPlace() throws IOException {
        assertThat(catalog(soundFile()).packages())
                .containsExactly(
                        maven("com.acme", "app", "1.0", ""),
                        maven("org.apache.logging.log4j", "log4j-core", "2.14.1", "BOOT-INF/lib/log4j-core.jar"),
                        maven("org.apache.logging.log4j", "log4j-core", "2.14.1", "WEB-INF/lib/log4j-core.jar"));
    }

    @Test
    void namesEachArchiveOnTheWay() throws IOException {
        byte[] war =
                new JarBuilder().nestedDeflated("WEB-INF/lib/l.jar", log4j()).build();
        byte[] ear = new JarBuilder().nestedStored("web.war", war).build();
        assertThat(catalog(ear).packages())
                .extracting(PackageRecord::inside)
                .containsExactly("web.war!/WEB-INF/lib/l.jar");
    }

    @Test
    void countsEveryPackageThatWasShadedIntoAJar() throws IOException {
        byte[] shaded = new JarBuilder()
                .pomProperties("com.acme", "app", "1.0")
                .pomProperties("com.google.guava", "guava", "31.0-jre")
                .manifest(Map.of("Implementation-Title", "ignored", "Implementation-Version", "9"))
                .build();
        assertThat(catalog(shaded).packages())
                .containsExactly(
                        maven("com.acme", "app", "1.0", ""), maven("com.google.guava", "guava", "31.0-jre", ""));
    }

    @Test
    void takesTheManifestOfAJarWithoutPomProperties() throws IOException {
        byte[] jar = manifest("Implementation-Title", "widgets", "Implementation-Version", "2.1")
                .build();
        assertThat(catalog(jar).packages()).containsExactly(unnamed(null, "widgets", "2.1", "app", "widgets"));
    }

    @Test
    void takesNoVendorForAGroupAndTellsItWhereItIsAnId() throws IOException {
        byte[] named = manifest(
                        "Implementation-Title", "widgets",
                        "Implementation-Version", "2.1",
                        "Implementation-Vendor-Id", "com.acme")
                .build();
        byte[] unnamed = manifest(
                        "Implementation-Title", "widgets",
                        "Implementation-Version", "2.1",
                        "Implementation-Vendor-Id", "ACME Inc.")
                .build();
        assertThat(catalog(named).packages()).containsExactly(unnamed("com.acme", "widgets", "2.1", "app", "widgets"));
        assertThat(catalog(unnamed).packages()).containsExactly(unnamed(null, "widgets", "2.1", "app", "widgets"));
    }

    @Test
    void takesTheBundleOfOsgiWhereNothingElseIsSaid() throws IOException {
        byte[] jar = manifest(
                        "Implementation-Title", "No version",
                        "Bundle-SymbolicName", "org.acme.widgets;singleton:=true",
                        "Bundle-Version", "3.0.0")
                .build();
        assertThat(catalog(jar).packages()).containsExactly(bundleOfAcme());
    }

    @Test
    void takesAnIdentifierBeforeASentence() throws IOException {
        byte[] both = manifest(
                        "Implementation-Title", "A widget library",
                        "Implementation-Version", "3",
                        "Bundle-SymbolicName", "org.acme.widgets",
                        "Bundle-Version", "3.0.0")
                .build();
        byte[] quotedSentence = manifest("Implementation-Title", "\"A widget library\"", "Implementation-Version", "3")
                .build();
        assertThat(catalog(both).packages()).containsExactly(bundleOfAcme());
        assertThat(catalog(quotedSentence).packages()).containsExactly(unnamed(null, "A widget library", "3", "app"));
    }

    @Test
    void readsTheMainSectionOnlyAndUnfoldsItsLines() throws IOException {
        byte[] jar = new JarBuilder()
                .entry(
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\r\nImplementation-Title: wid\r\n gets\r\nImplementation-Version: 1\r\n\r\n"
                                + "Name: x\r\nImplementation-Title: other\r\n\r\n")
                .build();
        assertThat(catalog(jar).packages()).containsExactly(unnamed(null, "widgets", "1", "app", "widgets"));
    }

    @Test
    void namesNothingAfterAFileNameAlone() throws IOException {
        byte[] jar = new JarBuilder()
                .nestedStored(
                        "log4j-core-2.14.1.jar",
                        manifest("Created-By", "somebody").build())
                .build();
        assertThat(catalog(jar).isEmpty()).isTrue();
    }

    @Test
    void namesAJarWithClassesAfterItsFileWhereThatHasAVersion() throws IOException {
        byte[] jar = new JarBuilder()
                .nestedStored(
                        "lib/log4j-core-2.14.1.jar",
                        new JarBuilder()
                                .entry("org/apache/logging/log4j/core/lookup/JndiLookup.class", new byte[0])
                                .entry("META-INF/versions/9/org/apache/logging/log4j/core/A.class", new byte[0])
                                .entry("com/acme/A.class", new byte[0])
                                .entry("module-info.class", new byte[0])
                                .build())
                .build();
        assertThat(catalog(jar).packages()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("log4j-core");
            assertThat(found.version()).isEqualTo("2.14.1");
            assertThat(found.inside()).isEqualTo("lib/log4j-core-2.14.1.jar");
            assertThat(found.jar())
                    .isEqualTo(new JarEvidence(
                            List.of("log4j-core"), List.of("org.apache.logging.log4j.core", "com.acme")));
        });
    }

    @Test
    void takesTheVersionOfTheFileWhereTheManifestOnlySaysMore() throws IOException {
        byte[] jar = new JarBuilder()
                .nestedStored(
                        "widgets-2.1.jar",
                        manifest("Implementation-Title", "widgets", "Implementation-Version", "2.1 (b7)")
                                .build())
                .nestedStored(
                        "widgets-3.jar",
                        manifest("Implementation-Title", "widgets", "Implementation-Version", "2.1")
                                .build())
                .build();
        assertThat(catalog(jar).packages()).extracting(PackageRecord::version).containsExactly("2.1", "2.1");
    }

    @Test
    void passesOverATitleThatIsOnlyTheEndOfTheFilesName() throws IOException {
        byte[] jar = new JarBuilder()
                .nestedStored(
                        "acme-sdk-common-1.0.jar",
                        manifest("Implementation-Title", "common", "Implementation-Version", "1.0")
                                .build())
                .build();
        assertThat(catalog(jar).packages())
                .singleElement()
                .satisfies(found -> assertThat(found.jar().artifacts()).containsExactly("acme-sdk-common"));
    }

    @Test
    void tellsTheFullestPackagesOfAJarWithMany() throws IOException {
        var builder = new JarBuilder();
        for (int i = 0; i < 20_000; i++) {
            builder.entry("p" + i + "/A.class", new byte[0]);
        }
        byte[] jar = new JarBuilder()
                .nestedStored(
                        "a-1.jar", builder.entry("p1/B.class", new byte[0]).build())
                .build();
        assertThat(catalog(jar).packages())
                .singleElement()
                .satisfies(found ->
                        assertThat(found.jar().classPackages()).startsWith("p1").hasSize(8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groupId=a\nartifactId=b\nversion=${project.version}\n",
                "groupId=a\nartifactId=b\n",
                "artifactId=b\nversion=1\n",
                "groupId=a\nartifactId=b/c\nversion=1\n",
                "groupId=\\u00zz\n",
                "",
            })
    void saysWhenPomPropertiesNameNoPackage(String properties) throws IOException {
        byte[] jar = new JarBuilder()
                .entry("META-INF/maven/a/b/pom.properties", properties)
                .build();
        var evidence = catalog(jar);
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .startsWith("'META-INF/maven/a/b/pom.properties' inside ");
    }

    @Test
    void readsAJarBehindTheScriptThatStartsIt() throws IOException {
        var executable = new ByteArrayOutputStream();
        executable.writeBytes("#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8));
        executable.writeBytes(soundFile());
        assertThat(catalog(executable.toByteArray()).packages()).hasSize(3);
    }

    @Test
    void readsZip64() throws IOException {
        var many = new JarBuilder();
        for (int i = 0; i < 70_000; i++) {
            many.entry("c/" + i, new byte[0]);
        }
        byte[] jar = many.pomProperties("com.acme", "app", "1.0").build();
        assertThat(catalog(jar).packages()).containsExactly(maven("com.acme", "app", "1.0", ""));
    }

    @Test
    void saysWhatIsNoArchive() throws IOException {
        assertThat(catalog("<html>404</html>".getBytes(StandardCharsets.UTF_8)).problems())
                .containsExactly(
                        new Problem("opt/app.jar", "is no zip archive, or is cut off: its directory is missing"));
    }

    static byte[] log4j() {
        return new JarBuilder()
                .pomProperties("org.apache.logging.log4j", "log4j-core", "2.14.1")
                .build();
    }

    private static JarBuilder manifest(String... attributes) {
        var main = new LinkedHashMap<String, String>();
        for (int i = 0; i < attributes.length; i += 2) {
            main.put(attributes[i], attributes[i + 1]);
        }
        return new JarBuilder().manifest(main);
    }

    private static PackageRecord bundleOfAcme() {
        return unnamed("org.acme.widgets", "org.acme.widgets", "3.0.0", "app", "org.acme.widgets", "acme-widgets");
    }

    /** A jar without classes that names no group. */
    private static PackageRecord unnamed(@Nullable String vendor, String name, String version, String... artifacts) {
        return new PackageRecord(
                PackageType.MAVEN,
                "",
                name,
                version,
                null,
                null,
                new PackageRecord.Origin(null, vendor, null),
                "",
                new JarEvidence(List.of(artifacts), List.of()));
    }

    private static PackageRecord maven(String group, String artifact, String version, String inside) {
        return PackageRecord.ofLanguage(PackageType.MAVEN, group, artifact, version, inside);
    }
}
