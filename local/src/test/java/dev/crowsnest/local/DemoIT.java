package dev.crowsnest.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The whole way of a push, through the jars that this build made. */
class DemoIT {

    private static final String FOUND = "(?m)^%s +%d +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+   [0-9.]+ s$";
    private static final String FOUND_IN_PLATFORM = "(?m)^  %s +%d +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+$";

    @TempDir
    private Path directory;

    @BeforeEach
    void requireServices() {
        for (var service : List.of("ingest-service", "integration-service", "analysis-service")) {
            var jar = Path.of("..", service, "target/quarkus-app/quarkus-run.jar");
            assumeTrue(Files.exists(jar), "needs " + jar + ", which mvn package makes");
        }
    }

    @Test
    void findsThePackagesOfEverySample() throws Exception {
        var ports = LauncherProcess.freePorts();
        try (var launcher = LauncherProcess.start(directory.resolve("data"), ports, "demo", "--once")) {
            assertThat(launcher.awaitEnd()).as(launcher.said()).isZero();
            assertThat(launcher.said())
                    .containsPattern(FOUND.formatted("demo/debian:12", 50))
                    .containsPattern(FOUND.formatted("demo/site:1", 50))
                    .containsPattern(FOUND.formatted("demo/alpine:3.18", 18))
                    .containsPattern(FOUND.formatted("demo/node-app:1", 50 + 14))
                    .containsPattern(FOUND.formatted("demo/python-app:1", 50 + 11))
                    .containsPattern(FOUND.formatted("demo/java-app:1", 50 + 8))
                    .containsPattern("(?m)^demo/multi:1 +[0-9.]+ s$")
                    .containsPattern(FOUND_IN_PLATFORM.formatted("linux/amd64", 18))
                    .containsPattern(FOUND_IN_PLATFORM.formatted("linux/arm64", 18));
            assertThat(launcher.parts()).isEmpty();
        }
    }
}
