package dev.crowsnest.integration;

import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class TraceIT extends RunningService {

    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void keepsTheTraceOfAPushThroughTheOutbox() throws Exception {
        TestRegistry registry = newRegistry(true);
        String trace = UUID.randomUUID().toString().replace("-", "");
        String digest = Digests.next();
        var event = registry.event("app", Instant.now())
                .setImagePushed(ImagePushed.newBuilder().setDigest(digest).setTag("1"))
                .build();

        Wire.send(
                Topics.REGISTRY_EVENTS,
                registry.key("app"),
                event,
                UUID.randomUUID().toString(),
                "00-" + trace + "-" + SPAN + "-01");

        EventHeaders headers = EventHeaders.readFrom(eventually()
                .until(() -> requestFor(digest), Optional::isPresent)
                .orElseThrow()
                .headers());
        assertThat(headers.traceParent())
                .startsWith("00-" + trace + "-")
                .doesNotContain(SPAN)
                .endsWith("-01");
        assertThat(headers.type()).isEqualTo("AnalysisRequested");
        assertThat(headers.source()).isEqualTo("/integration-service");
    }

    private static Optional<ConsumerRecord<String, byte[]>> requestFor(String digest) {
        return Wire.records(Topics.ANALYSIS_REQUESTS.name()).stream()
                .filter(record -> record.key().equals(digest))
                .findFirst();
    }
}
