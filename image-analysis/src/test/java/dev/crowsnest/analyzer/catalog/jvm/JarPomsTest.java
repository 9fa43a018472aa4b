package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.testsupport.image.JarBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of the poms in a jar is its own, and what a jar is called that holds only those of others. */
class JarPomsTest {

    private static final String APP = "com.acme:app-server@1.0";
    private static final String GUAVA = "com.google.guava:guava@30.0-jre";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            graphql-java-17.0.jar  | graphql-java  | 17.0     | graphql/schema/A.class             | :graphql-java@17.0
            graphql.jar            | graphql-java  | 17.0     | graphql/schema/A.class             | :graphql-java@17.0
            sdk-trace-1.57.0.jar   | trace         | ''       | io/opentelemetry/sdk/trace/A.class | :sdk-trace@1.57.0
            guava-extras-1.0.jar   | ''            | ''       | com/acme/guava/A.class             | :guava-extras@1.0
            """)
    void ofOthersLeaveAJarItsOwnName(String file, String title, String version, String type, String own)
            throws IOException {
        var jar = new JarBuilder()
                .manifest(Map.of("Implementation-Title", title, "Implementation-Version", version))
                .entry(type, new byte[] {1})
                .pomProperties("com.google.guava", "guava", "30.0-jre");

        assertThat(named(file, jar)).containsExactly(GUAVA, own);
    }

    /** Whatever its file is called. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app-server-1.0.jar            | Something | 9        | ''           | org/other/A.class
            app-server.jar                | ''        | 9        | ''           | org/other/A.class
            app-server-1.0-linux-x86.jar  | ''        | ''       | ''           | org/other/A.class
            app.jar                       | ''        | ''       | ''           | org/other/A.class
            app.jar                       | Acme App  | 1.0      | ''           | org/other/A.class
            app.jar                       | Acme App  | 1.0 (b7) | ''           | org/other/A.class
            app.jar                       | Acme App  | ''       | 1.0.0        | org/other/A.class
            app.jar                       | app-server| 7        | ''           | org/other/A.class
            service-2.jar                 | ''        | ''       | ''           | com/acme/A.class
            """)
    void nameAJarOnceThatIsTheirOwn(String file, String title, String version, String bundleVersion, String type)
            throws IOException {
        var jar = new JarBuilder()
                .manifest(Map.of(
                        "Implementation-Title", title,
                        "Implementation-Version", version,
                        "Bundle-SymbolicName", "com.acme.server",
                        "Bundle-Version", bundleVersion))
                .entry(type, new byte[] {1})
                .pomProperties("com.acme", "app-server", "1.0");

        assertThat(named(file, jar)).containsExactly(APP);
    }

    @Test
    void nameAJarOfManyOnceByItsVersionAndItsClasses() throws IOException {
        var jar = new JarBuilder()
                .manifest(Map.of("Implementation-Title", "Acme App", "Implementation-Version", "1.0"))
                .entry("com/google/common/A.class", new byte[] {1})
                .entry("com/google/common/B.class", new byte[] {1})
                .entry("com/acme/A.class", new byte[] {1})
                .pomProperties("com.google.guava", "guava", "30.0-jre")
                .pomProperties("com.acme", "app-server", "1.0");

        assertThat(named("service.jar", jar)).containsExactly(GUAVA, APP);
    }

    @Test
    void areNotTheJarsOwnForAVersionThatOneOfManyHappensToHave() throws IOException {
        var jar = new JarBuilder()
                .manifest(Map.of("Implementation-Title", "other", "Implementation-Version", "1.0"))
                .entry("org/other/A.class", new byte[] {1})
                .pomProperties("com.google.guava", "guava", "30.0-jre")
                .pomProperties("com.acme", "app-server", "1.0");

        assertThat(named("other-1.0.jar", jar)).containsExactly(GUAVA, APP, ":other@1.0");
    }

    private static List<String> named(String file, JarBuilder jar) throws IOException {
        byte[] bytes = jar.build();
        return new JvmCataloger(ArchiveBudget.of(64 << 20))
                        .catalog(new CatalogedFile("opt/" + file, bytes.length, new ByteArrayInputStream(bytes)))
                        .packages()
                        .stream()
                        .map(JarPomsTest::coordinates)
                        .toList();
    }

    private static String coordinates(PackageRecord record) {
        return record.namespace() + ":" + record.name() + "@" + record.version();
    }
}
