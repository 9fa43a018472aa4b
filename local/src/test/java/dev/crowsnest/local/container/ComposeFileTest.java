package dev.crowsnest.local.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ComposeFileTest {

    private static final Path HOME = Path.of("..");

    private ComposeFile compose;

    @BeforeEach
    void read() throws IOException {
        compose = ComposeFile.read(HOME.resolve("docker-compose.yml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "integration-service", "analysis-service"})
    void letsOurPartsWriteOnlyWhereTheyMust(String service) {
        assertThat(compose.services().get(service)).containsEntry("read_only", true);
        assertThat(compose.list(service, "cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(compose.list(service, "security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(compose.list(service, "tmpfs")).isEqualTo(List.of("/tmp"));
        assertThat(compose.image(service)).isEqualTo("crowsnest/" + service + ":local");
    }

    @Test
    void holdsNoSecret() {
        assertThat(compose.services().keySet())
                .allSatisfy(service -> assertThat(compose.environment(service).keySet())
                        .noneMatch(name -> name.endsWith("PASSWORD") || name.contains("SECRET")));
    }

    @Test
    void isWhatComposeTakesWithALocalRegistryBesideIt() throws Exception {
        assumeTrue(isInstalled(), "docker-compose is not installed: the file is not checked by it");
        Process config = new ProcessBuilder(
                        "docker-compose",
                        "-f",
                        "docker-compose.yml",
                        "-f",
                        "deploy/compose/local-ecr.yml",
                        "config",
                        "--quiet")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(config.getInputStream().readAllBytes());

        assertThat(config.waitFor()).as(said).isZero();
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "docker-compose")));
    }
}
