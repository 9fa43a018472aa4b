package dev.crowsnest.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The process that a command runs in, so that tests can give it another.
 *
 * @param environment the variables
 */
public record Surroundings(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {

    /** Copies the variables. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    public Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    /** Where a person's settings are kept. */
    public Path configuration() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() -> home().resolve(".config"))
                .resolve("crowsnest");
    }

    /** Where this machine keeps what can be fetched again; it may be deleted at any time. */
    public Path cache() {
        return variable("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> home().resolve(".cache"))
                .resolve("crowsnest");
    }
}
