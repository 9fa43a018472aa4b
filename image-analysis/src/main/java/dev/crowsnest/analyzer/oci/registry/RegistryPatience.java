package dev.crowsnest.analyzer.oci.registry;

import java.time.Duration;

/**
 * How long a registry is waited for, and how often it is asked.
 *
 * @param connect for a connection, TLS included
 * @param idle without a byte
 * @param document for a whole manifest, config or token: who sends a byte a second is never idle
 * @param attempts of one request, the first included
 * @param firstPause before the second attempt; each next one is twice as long
 * @param longestPause also of those that the registry asks for: if it asks for more, the request fails as rate limited
 */
public record RegistryPatience(
        Duration connect, Duration idle, Duration document, int attempts, Duration firstPause, Duration longestPause) {

    /** For work in the background, where a minute's outage should not be a failure. */
    public static final RegistryPatience STANDARD = new RegistryPatience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            4,
            Duration.ofMillis(500),
            Duration.ofSeconds(30));

    public RegistryPatience withIdle(Duration other) {
        return new RegistryPatience(connect, other, document, attempts, firstPause, longestPause);
    }

    /** The same, but a registry that asks for a longer pause than this is left alone. */
    public RegistryPatience withLongestPause(Duration other) {
        return new RegistryPatience(connect, idle, document, attempts, firstPause, other);
    }
}
