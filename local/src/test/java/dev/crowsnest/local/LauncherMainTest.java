package dev.crowsnest.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LauncherMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            up --fly             | 2 | Unknown option: '--fly'; ./crowsnest up --help shows what there is.
            up --ports abc       | 2 | Invalid value for option '--ports': 'abc' is no number; ./crowsnest up --help shows what there is.
            demo --once more     | 2 | Unmatched argument at index 2: 'more'; ./crowsnest demo --help shows what there is.
            up --ports 65530     | 1 | 65530 begins no row of seven ports; --ports takes a number from 1 to 65529.
            up --api-port 70000  | 1 | 70000 is no port; --api-port takes a number from 1 to 65535.
            up --ports 32700 --api-port 32701 | 1 | Port 32701 is wanted by integration-service and by ingest-service; choose another with --api-port or --ingest-port.
            up --advisories osv  | 1 | 'osv' is no address of advisories; --advisories takes https://host/path or file:///path.
            up --database db:1   | 1 | This is no address of a database server; --database takes postgresql://user:password@host:port.
            """)
    void answersAWrongWordWithOneSentence(String words, int status, String sentence) {
        assertThat(run(words + " --data " + directory)).isEqualTo(status);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("crowsnest: " + sentence + System.lineSeparator());
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --platform ppc   | 'ppc' is no architecture; --platform takes amd64 and arm64.
            --base none.tar  | There is no base image none.tar; deploy/images/base makes one of Debian's packages.
            --base A/B       | 'A/B' names no image; --base takes REGISTRY/NAME:TAG or a file ending in .tar.
            """)
    void answersAWrongWordOfImagesWithOneSentence(String words, String sentence) {
        assertThat(run("images " + words)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("crowsnest: " + sentence + System.lineSeparator());
    }

    @Test
    void explainsACommand() {
        assertThat(run("up --help")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void refusesAFileAsItsDirectory() throws Exception {
        var file = Files.createFile(directory.resolve("file"));

        assertThat(run("up --data " + file)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "crowsnest: The data directory %s cannot be used: %s is a file; choose another place with --data.%n"
                                .formatted(file, file));
    }

    private int run(String words) {
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return LauncherMain.commands(console).execute(words.split(" "));
    }
}
