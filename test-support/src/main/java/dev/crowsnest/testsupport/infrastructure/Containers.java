package dev.crowsnest.testsupport.infrastructure;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** Whether tests may use containers: only when they are asked for, and Docker answers. */
final class Containers {

    /** Set by the Maven profile {@code containers}. */
    private static final String WANTED = "crowsnest.containers";

    private Containers() {}

    static boolean areUsable() {
        return reasonAgainst().isEmpty();
    }

    /** Why containers are not used; Docker is asked only when containers are wanted. */
    static Optional<String> reasonAgainst() {
        if (!Boolean.getBoolean(WANTED)) {
            return Optional.of("containers are not asked for: mvn -Pcontainers");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("containers are asked for, but Docker does not answer");
        }
        return Optional.empty();
    }
}
