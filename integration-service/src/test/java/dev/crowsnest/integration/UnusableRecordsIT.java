package dev.crowsnest.integration;

import dev.crowsnest.contracts.DeadLetter;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What cannot be used is put aside as it came, with its reason, and holds back nothing. */
@QuarkusTest
class UnusableRecordsIT extends RunningService {

    private TestRegistry registry;
    private final String mark = UUID.randomUUID().toString();

    @BeforeEach
    void watch() {
        registry = newRegistry(true);
    }

    @Test
    void putsAsideWhatIsNoMessage() {
        byte[] noise = {(byte) 0xff, 1, 2, 3};
        var record = new ProducerRecord<>(Topics.REGISTRY_EVENTS.name(), registry.key(mark), noise);

        Wire.send(record);

        assertThat(deadWith("is missing").value()).isEqualTo(noise);
    }

    @Test
    void putsAsideAnEventOfAnotherRegistry() {
        var event = registry.event(mark, Instant.now())
                .setImagePushed(
                        ImagePushed.newBuilder().setDigest(Digests.next()).setTag("1"));
        event.getRepositoryBuilder().setAccount("000000000000");

        registry.send(mark, event);

        deadWith("its integration of " + registry.account() + "/eu-central-1");
    }

    @Test
    void putsAsideAnEventOfAnIntegrationThatNeverWas() {
        var event = registry.event(mark, Instant.now())
                .setIntegrationId(UUID.randomUUID().toString())
                .setImagePushed(
                        ImagePushed.newBuilder().setDigest(Digests.next()).setTag("1"));

        registry.send(mark, event);

        deadWith("there never was an integration");
    }

    @Test
    void putsAsideATagThatNoRegistryAllowsAndGoesOn() {
        String digest = Digests.next();
        registry.push(mark, Digests.next(), "zero\u0000character", Instant.now());
        registry.push(mark, digest, "1", Instant.now());

        deadWith("the tag is no tag");
        eventually()
                .until(() -> asOwner().get("/api/v1/images?digest=" + digest).path("items[0].state") != null);
    }

    @Test
    void putsAsideWhatNoDatabaseHoldsInsteadOfTryingItForEver() {
        String digest = Digests.next();
        registry.push(mark, Digests.next(), "1", Instant.parse("+300000-01-01T00:00:00Z"));
        var pushed = registry.event(mark, Instant.now())
                .setImagePushed(ImagePushed.newBuilder().setDigest(digest).setTag("1"))
                .build();
        Wire.send(Topics.REGISTRY_EVENTS, registry.key(mark), pushed, "zero\u0000character", null);
        registry.push(mark, digest, "2", Instant.now());

        deadWith("outside of the years 2000 to 9999");
        deadWith("header ce_id");
        eventually()
                .until(() -> asOwner().get("/api/v1/images?digest=" + digest).path("items[0].tags") != null);
    }

    private ConsumerRecord<String, byte[]> deadWith(String reason) {
        return eventually().until(() -> dead(reason), Optional::isPresent).orElseThrow();
    }

    private Optional<ConsumerRecord<String, byte[]>> dead(String reason) {
        return Wire.records(Topics.REGISTRY_EVENTS.deadName()).stream()
                .filter(record -> record.key().equals(registry.key(mark)))
                .filter(record -> new String(
                                record.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8)
                        .contains(reason))
                .findFirst();
    }
}
