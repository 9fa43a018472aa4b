package dev.crowsnest.ingest.outage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** Since when each part is away: since the first time that somebody asked and it was. Probes ask every few seconds. */
final class Outages {

    private static final String SINCE = "away since";

    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Outages(InstantSource clock) {
        this.clock = clock;
    }

    /** The same answer, and of what is down since when it is. */
    HealthCheckResponse dated(HealthCheckResponse answer) {
        if (answer.getStatus() == Status.UP) {
            since.remove(answer.getName());
            return answer;
        }
        Instant begun = since.computeIfAbsent(answer.getName(), part -> clock.instant());
        Map<String, Object> data = new HashMap<>(answer.getData().orElse(Map.of()));
        data.put(SINCE, begun.toString());
        return new HealthCheckResponse(answer.getName(), answer.getStatus(), Optional.of(data));
    }
}
