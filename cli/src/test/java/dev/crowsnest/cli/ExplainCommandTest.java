package dev.crowsnest.cli;

import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.testsupport.image.OciLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainCommandTest {

    @TempDir
    private Path directory;

    private Path layout;

    @BeforeEach
    void writeLayout() {
        layout = directory.resolve("layout");
        OciLayout.write(layout, SampleImage.debian(), "1.0");
    }

    @Test
    void saysWhatIsAffectedAndByWhichComparison() {
        CommandRun run = run("explain", layout.toString(), "cve-2024-45491");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("CVE-2024-45491: affected, by ")
                .contains("looked up as  expat 2.5.0-1", "affected: 2.5.0-1 is in: < ", "fixed in");
    }

    @Test
    void saysThatAnotherImagesVulnerabilityIsNoneOfThisOne() {
        assertThat(run("explain", layout.toString(), "CVE-2021-44228").out())
                .startsWith("CVE-2021-44228: not affected; the image has none of the packages")
                .contains("Maven org.apache.logging.log4j:log4j-core");
        assertThat(run("explain", layout.toString(), "CVE-1999-0001").out())
                .startsWith("CVE-1999-0001: unknown; no advisory names it");
    }

    @Test
    void asksAServerForWhatItHasStored() throws IOException {
        byte[] stored = run("explain", "--format", "json", layout.toString(), "CVE-2024-45491")
                .out()
                .getBytes(StandardCharsets.UTF_8);
        List<String> asked = new ArrayList<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getRawPath());
            exchange.sendResponseHeaders(200, stored.length);
            exchange.getResponseBody().write(stored);
            exchange.close();
        });
        server.start();
        try {
            CommandRun run = run(
                    "explain",
                    "--server",
                    "http://localhost:" + server.getAddress().getPort(),
                    "--format",
                    "json",
                    layout.toString(),
                    "CVE-2024-45491");

            assertThat(run.err()).isEmpty();
            assertThat(run.out().getBytes(StandardCharsets.UTF_8)).isEqualTo(stored);
            assertThat(asked).hasSize(1).first().asString().endsWith("/vulnerabilities/CVE-2024-45491");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void asksForTheVulnerabilityThatIsMissing() {
        CommandRun run = run("explain", layout.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("Missing required parameter: 'CVE'").hasLineCount(1);
    }

    private CommandRun run(String... arguments) {
        return new CommandRun(directory.resolve("home")).run(arguments);
    }
}
