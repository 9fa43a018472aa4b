package dev.crowsnest.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The script at the root of the repository, with JDKs and a Maven that only say what they would do. */
class ScriptTest {

    @TempDir
    private Path home;

    @BeforeEach
    void copyTheScript() throws IOException {
        Files.copy(Path.of("../crowsnest"), home.resolve("crowsnest"));
    }

    @Test
    void refusesAJavaThatIsTooOldWithOneSentence() throws Exception {
        var jdk = jdk("11.0.22");

        assertThat(run(Map.of("CROWSNEST_JDK", jdk.toString()), "up"))
                .isEqualTo(
                        "1: crowsnest: Java 11 is too old: install a JDK of version 17 or newer, or set JAVA_HOME to one.");
    }

    @Test
    void readsTheOldFormOfAVersion() throws Exception {
        assertThat(run(Map.of("CROWSNEST_JDK", jdk("1.8.0_402").toString()), "up"))
                .startsWith("1: crowsnest: Java 8 is too old");
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
        assertThat(run(Map.of("CROWSNEST_JDK", home.resolve("none").toString()), "up"))
                .startsWith("1: crowsnest: No Java was found;");
    }

    @Test
    void showsTheEndOfALogWhenTheBuildFails() throws Exception {
        var jdk = jdk("25.0.1");
        script(jdk.resolve("bin/javac"), "true");
        var maven = script(
                home.resolve("maven"), "echo '[INFO] Building Crowsnest :: contracts 1 [2/10]'; echo broken; exit 1");

        var said = run(
                Map.of(
                        "CROWSNEST_JDK",
                        jdk.toString(),
                        "JAVA_HOME",
                        jdk.toString(),
                        "CROWSNEST_MAVEN",
                        maven.toString()),
                "up");

        assertThat(said)
                .startsWith("1: Building (log: " + home.toRealPath().resolve(".crowsnest/build.log")
                        + ")\n  2/10 contracts")
                .contains("\nbroken\n")
                .endsWith("crowsnest: The build failed; its whole log is "
                        + home.toRealPath().resolve(".crowsnest/build.log") + ".");
    }

    @Test
    void keepsTheBuildOutOfWhatAScanPrints() throws Exception {
        var jdk = jdk("25.0.1");
        script(jdk.resolve("bin/java"), "echo 'openjdk version \"25.0.1\" 2024-01-16' >&2; echo scanned");
        script(jdk.resolve("bin/javac"), "true");
        var maven = script(home.resolve("maven"), "echo '[INFO] Building Crowsnest :: contracts 1 [2/10]'");
        var cli = home.resolve("cli/target/cli-1.jar");
        Files.createDirectories(cli.getParent());
        Files.createFile(cli);
        var java = jdk.toString();

        var builder = command(
                Map.of("CROWSNEST_JDK", java, "JAVA_HOME", java, "CROWSNEST_MAVEN", maven.toString()),
                "cves",
                "an/image");

        assertThat(run(builder)).isEqualTo("0: scanned");
    }

    @Test
    void namesAWordThatIsNoCommand() throws Exception {
        assertThat(run(Map.of(), "fly"))
                .isEqualTo("2: crowsnest: 'fly' is no command; ./crowsnest help shows what there is.");
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run(Map.of())).startsWith("0: Usage: ./crowsnest COMMAND");
    }

    private Path jdk(String version) throws IOException {
        var jdk = home.resolve("jdk");
        script(jdk.resolve("bin/java"), "echo 'openjdk version \"" + version + "\" 2024-01-16' >&2");
        return jdk;
    }

    private static Path script(Path file, String command) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** Exit status and everything that was printed. */
    private String run(Map<String, String> environment, String... arguments) throws Exception {
        return run(command(environment, arguments).redirectErrorStream(true));
    }

    private ProcessBuilder command(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("sh", home.resolve("crowsnest").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder;
    }

    private static String run(ProcessBuilder builder) throws Exception {
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + output.strip();
    }
}
