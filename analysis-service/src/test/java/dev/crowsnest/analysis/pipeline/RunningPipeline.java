package dev.crowsnest.analysis.pipeline;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A registry and a broker of a test's own, on both sides of the service. */
abstract class RunningPipeline {

    @TempDir
    Path directory;

    Registry registry;
    Broker broker;

    @BeforeEach
    void connect() {
        registry = Registry.start(directory);
        broker = Broker.connect();
    }

    @AfterEach
    void disconnect() {
        broker.close();
        registry.close();
    }
}
