package dev.crowsnest.ingest.outage;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutagesTest {

    private final AtomicInteger seconds = new AtomicInteger();
    private final Outages outages = new Outages(() -> Instant.EPOCH.plusSeconds(seconds.incrementAndGet()));

    @Test
    void tellSinceWhenAPartIsAwayForAsLongAsItIs() {
        Object begun = since(outages.dated(down("database")));

        assertThat(since(outages.dated(down("database")))).isEqualTo(begun);
        assertThat(outages.dated(HealthCheckResponse.up("database")).getData()).isEmpty();
    }

    @Test
    void keepPartsApartAndWhatACheckSaysOfItself() {
        outages.dated(down("broker"));
        outages.dated(HealthCheckResponse.up("broker"));
        HealthCheckResponse dated = outages.dated(down("database"));

        assertThat(dated.getName()).isEqualTo("database");
        assertThat(dated.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(dated.getData().orElseThrow())
                .containsEntry("reason", "refused")
                .containsKey("away since");
    }

    @Test
    void beginAnewAfterAPartWasBack() {
        Object first = since(outages.dated(down("database")));
        outages.dated(HealthCheckResponse.up("database"));

        assertThat(since(outages.dated(down("database")))).isNotEqualTo(first);
    }

    private static Object since(HealthCheckResponse answer) {
        return answer.getData().orElseThrow().get("away since");
    }

    private static HealthCheckResponse down(String part) {
        return HealthCheckResponse.named(part)
                .down()
                .withData("reason", "refused")
                .build();
    }
}
