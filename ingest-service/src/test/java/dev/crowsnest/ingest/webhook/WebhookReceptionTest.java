package dev.crowsnest.ingest.webhook;

import dev.crowsnest.ingest.access.IntegrationTable;
import dev.crowsnest.ingest.access.TestIntegrations;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookReceptionTest {

    private static final byte[] BODY = new byte[0];
    private static final RegistryFact PUSHED = new RegistryFact.Pushed("app", "sha256:1", "latest", "", "");

    private final IntegrationTable table = TestIntegrations.table("i1", "key", "123456789012", "us-west-2");

    @Test
    void answersThatAFactIsPublishedOnlyAfterKafkaSaidSo() {
        assertThat(receive(PUSHED, Uni.createFrom().voidItem())).isInstanceOf(Reception.Published.class);
    }

    @Test
    void refusesAnEventOfAnotherAccount() {
        TestIntegrations.know(table, "i1", "key", "999999999999", "us-west-2");
        assertThat(receive(PUSHED, Uni.createFrom().voidItem())).isInstanceOf(Reception.Refused.class);
    }

    @Test
    void refusesAnEventOfAnotherRegion() {
        TestIntegrations.know(table, "i1", "key", "123456789012", "eu-central-1");
        assertThat(receive(PUSHED, Uni.createFrom().voidItem())).isInstanceOf(Reception.Refused.class);
    }

    @Test
    void publishesNothingForAnEventWithoutAFact() {
        assertThat(receive(null, Uni.createFrom().failure(new AssertionError("published"))))
                .isInstanceOf(Reception.Ignored.class);
    }

    @Test
    void asksToComeBackWhenKafkaRefuses() {
        assertThat(receive(PUSHED, Uni.createFrom().failure(new IllegalStateException("no leader"))))
                .isEqualTo(new Reception.Unavailable("the event could not be handed to Kafka"));
    }

    @Test
    void answersInTimeWhenKafkaIsSilentAndTakesNoMoreThanItsBound() {
        var reception = reception(PUSHED, Uni.createFrom().nothing(), limits(1, "50ms"));
        assertThat(reception.receive("i1", "key", BODY).await().atMost(Duration.ofSeconds(5)))
                .isEqualTo(new Reception.Unavailable("Kafka did not confirm the event in time"));
        assertThat(reception.receive("i1", "key", BODY).await().atMost(Duration.ofSeconds(5)))
                .isInstanceOf(Reception.Busy.class);
    }

    @Test
    void takesTheNextOnceTheLastIsThrough() {
        var reception = reception(PUSHED, Uni.createFrom().voidItem(), limits(1, "1m"));
        for (int i = 0; i < 3; i++) {
            assertThat(reception.receive("i1", "key", BODY).await().indefinitely())
                    .isInstanceOf(Reception.Published.class);
        }
    }

    @Test
    void takesTheNextOnceTheLastHasFailed() {
        var failing =
                reception(PUSHED, Uni.createFrom().failure(new IllegalStateException("no leader")), limits(1, "1m"));
        for (int i = 0; i < 3; i++) {
            assertThat(failing.receive("i1", "key", BODY).await().indefinitely())
                    .isInstanceOf(Reception.Unavailable.class);
        }
    }

    @Test
    void takesTheNextOnceTheLastCouldNotEvenBeHandedOver() {
        var event = new ReceivedEvent(
                "e1", "123456789012", "us-west-2", "ECR Image Action", new Occurrence(Instant.EPOCH, PUSHED));
        FactPublisher closed = (integration, received, told) -> {
            throw new IllegalStateException("the emitter is closed");
        };
        var reception = new WebhookReception(table, body -> event, closed, limits(1, "1m"));
        for (int i = 0; i < 3; i++) {
            assertThat(reception.receive("i1", "key", BODY).await().indefinitely())
                    .isInstanceOf(Reception.Unavailable.class);
        }
    }

    private Reception receive(@Nullable RegistryFact fact, Uni<Void> published) {
        return reception(fact, published, limits(10, "1m"))
                .receive("i1", "key", BODY)
                .await()
                .indefinitely();
    }

    private WebhookReception reception(@Nullable RegistryFact fact, Uni<Void> published, WebhookConfig limits) {
        Occurrence occurrence = fact == null ? null : new Occurrence(Instant.EPOCH, fact);
        var event = new ReceivedEvent("e1", "123456789012", "us-west-2", "ECR Image Action", occurrence);
        return new WebhookReception(table, body -> event, (integration, received, told) -> published, limits);
    }

    private static WebhookConfig limits(int maxInFlight, String answerWithin) {
        return new SmallRyeConfigBuilder()
                .withMapping(WebhookConfig.class)
                .withDefaultValue("crowsnest.ingest.webhook.answer-within", answerWithin)
                .withDefaultValue("crowsnest.ingest.webhook.max-in-flight", Integer.toString(maxInFlight))
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(WebhookConfig.class);
    }
}
