package dev.crowsnest.localecr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartTest {

    @Test
    void saysThatThePortIsTaken(@TempDir Path directory) {
        try (var first =
                LocalEcr.start(LocalEcrConfig.in(directory.resolve("one")).build())) {
            var port = first.registryUri().getPort();
            var second = LocalEcrConfig.in(directory.resolve("two")).port(port).build();

            assertThatThrownBy(() -> LocalEcr.start(second))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("could not listen on 127.0.0.1:" + port + ": another process uses it");
        }
    }

    @Test
    void saysThatTheDirectoryIsTaken(@TempDir Path directory) {
        var config = LocalEcrConfig.in(directory).build();
        try (var first = LocalEcr.start(config)) {
            assertThat(first.registryUri()).isNotNull();
            assertThatThrownBy(() -> LocalEcr.start(config))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("another local-ecr uses it");
        }
    }

    @Test
    void saysThatTheDirectoryCannotBeWritten(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("file"), "not a directory");

        assertThatThrownBy(() -> LocalEcr.start(LocalEcrConfig.in(file).build()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("could not use the data directory")
                .hasMessageContaining("cannot be written");
    }

    @Test
    void keepsWhatWasPushedOverARestart(@TempDir Path directory) {
        var image = SmallImage.of("kept");
        try (var ecr = LocalEcr.start(LocalEcrConfig.in(directory).build())) {
            new RegistryUser(ecr.registryUri()).push("team/app", "v1", image);
        }
        try (var ecr = LocalEcr.start(LocalEcrConfig.in(directory).build())) {
            assertThat(new RegistryUser(ecr.registryUri())
                            .get("/v2/team/app/manifests/v1")
                            .body())
                    .isEqualTo(image.manifest());
        }
    }

    @Test
    void readsItsCommandLine() {
        var config = CommandLine.parse(
                new String[] {
                    "--port", "0", "--strict", "--webhook", "http://localhost:1/x", "--account", "000000000001"
                },
                Map.of("LOCAL_ECR_WEBHOOK_KEY", "key"));

        assertThat(config.mode()).isEqualTo(LocalEcrConfig.Mode.STRICT);
        assertThat(config.account().id()).isEqualTo("000000000001");
        assertThat(config.webhooks()).hasSize(1);
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--port"}, Map.of()))
                .hasMessage("--port needs a value");
    }
}
