package dev.crowsnest.integration.image.messaging;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Names the records that wait. It is wellness and not readiness: whoever asks for images is served all the same. */
@Wellness
@ApplicationScoped
class IntakeCheck implements HealthCheck {

    /** Longer than a database takes to start again. */
    private static final Duration UNUSUAL = Duration.ofMinutes(2);

    private final WaitingRecords waiting;

    IntakeCheck(WaitingRecords waiting) {
        this.waiting = waiting;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, WaitingRecords.Wait> waits = waiting.all();
        Instant unusual = Instant.now().minus(UNUSUAL);
        var response = HealthCheckResponse.named("events taken in")
                .status(waits.values().stream().noneMatch(wait -> wait.since().isBefore(unusual)));
        waits.forEach((place, wait) -> response.withData(place, "waits since " + wait.since() + ": " + wait.reason()));
        return response.build();
    }
}
