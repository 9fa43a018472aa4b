package dev.crowsnest.integration.registry.handshake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class HandshakeHousekeepingIT extends RunningService {

    private static final Duration AGE = Duration.ofDays(91);

    @Inject
    HandshakeHousekeeping housekeeping;

    @Inject
    SetupInbox inbox;

    @Inject
    Vertx vertx;

    @Test
    void forgetsWhatWasAnsweredLongAgoAndNothingElse() {
        add("old", Instant.now().minus(AGE));
        add("young", Instant.now());

        on(housekeeping::run);

        assertThat(add("old", Instant.now())).isTrue();
        assertThat(add("young", Instant.now())).isFalse();
    }

    /** Whether it was not there. */
    private boolean add(String id, Instant receivedAt) {
        var request = new StackRequest("topic", new ObjectMapper().createObjectNode());
        return on(() -> Panache.withTransaction(() -> inbox.add(id, UUID.randomUUID(), request, receivedAt)
                .chain(added -> inbox.close(id).replaceWith(added))));
    }

    private <T> T on(Supplier<Uni<T>> work) {
        return EventLoop.fresh(vertx).run(work).await().atMost(Duration.ofSeconds(60));
    }
}
