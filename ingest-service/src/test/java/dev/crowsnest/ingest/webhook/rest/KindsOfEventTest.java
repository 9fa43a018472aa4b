package dev.crowsnest.ingest.webhook.rest;

import com.google.protobuf.Timestamp;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.ImageArchived;
import dev.crowsnest.contracts.event.v1.ImageDeleted;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.contracts.event.v1.ImageRestored;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.contracts.event.v1.RegistryEvent;
import dev.crowsnest.contracts.event.v1.RepositoryDeleted;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import dev.crowsnest.ingest.access.IntegrationTable;
import dev.crowsnest.testsupport.infrastructure.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of each kind of event between the webhook and Kafka. */
@QuarkusTest
@QuarkusTestResource(
        value = KafkaResource.class,
        initArgs = @ResourceArg(name = "topics", value = "crowsnest.registry.events.v1:3,crowsnest.integrations.v1"))
class KindsOfEventTest {

    private static final String INTEGRATION = "int-kinds";
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-west-2";
    private static final String APP = "team/app";
    private static final String DIGEST = "sha256:" + "1".repeat(64);

    /** Of the events' files. */
    private static final String FILED_ID = "13cde686-328b-6117-af20-0e5566167482";

    private static final Instant AT = Instant.parse("2026-11-16T01:54:34Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    IntegrationTable table;

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void connect() {
        try (var kafka = new KafkaCompanion(bootstrapServers)) {
            new KnownIntegrations(kafka, table)
                    .know(INTEGRATION, ACCOUNT, IntegrationState.INTEGRATION_STATE_CONNECTED);
        }
    }

    static Stream<Arguments> facts() {
        var pushed = ImagePushed.newBuilder().setDigest(DIGEST);
        var archived = event().setImageArchived(ImageArchived.newBuilder().setDigest(DIGEST));
        var restored = event().setImageRestored(ImageRestored.newBuilder().setDigest(DIGEST));
        return Stream.of(
                Arguments.of(
                        "push",
                        "ImagePushed",
                        APP,
                        event().setImagePushed(pushed.clone().setTag("latest"))),
                Arguments.of(
                        "push-untagged-with-media-types",
                        "ImagePushed",
                        APP,
                        event().setImagePushed(pushed.clone()
                                .setManifestMediaType("application/vnd.oci.image.manifest.v1+json")
                                .setArtifactMediaType("application/vnd.oci.image.config.v1+json"))),
                Arguments.of(
                        "replicated",
                        "ImagePushed",
                        APP,
                        event().setImagePushed(pushed.clone().setTag("v1"))),
                Arguments.of(
                        "pulled-through",
                        "ImagePushed",
                        "docker-hub/library/alpine",
                        event().setImagePushed(pushed.clone().setTag("3.20"))),
                Arguments.of(
                        "delete",
                        "ImageDeleted",
                        APP,
                        event().setImageDeleted(ImageDeleted.newBuilder()
                                .setDigest(DIGEST)
                                .setTag("old"))),
                Arguments.of("archive", "ImageArchived", APP, archived),
                Arguments.of("archive-of-a-referrer", "ImageArchived", APP, archived),
                Arguments.of("restore", "ImageRestored", APP, restored),
                Arguments.of("restore-of-a-referrer", "ImageRestored", APP, restored),
                Arguments.of(
                        "repository-deleted",
                        "RepositoryDeleted",
                        APP,
                        event().setRepositoryDeleted(RepositoryDeleted.getDefaultInstance())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void becomesAFact(String kind, String type, String repository, RegistryEvent.Builder fact) throws Exception {
        post(kind);

        List<ConsumerRecord<String, byte[]>> records = published();
        assertThat(records).hasSize(1);
        ConsumerRecord<String, byte[]> record = records.get(0);
        assertThat(record.key()).isEqualTo(ACCOUNT + "/" + REGION + "/" + repository);
        assertThat(EventHeaders.readFrom(record.headers()).type()).isEqualTo(type);
        assertThat(Topics.REGISTRY_EVENTS.parse(record.value()))
                .isEqualTo(fact.clone()
                        .setIntegrationId(INTEGRATION)
                        .setRepository(RepositoryLocation.newBuilder()
                                .setAccount(ACCOUNT)
                                .setRegion(REGION)
                                .setRepository(repository))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push-failed",
                "replication-failed",
                "pull-through-failed",
                "repository-deletion-refused",
                "repository-deletion-with-an-error",
                "repository-deleted-in-another-registry",
                "repository-created",
                "images-expired",
                "image-scan",
                "scan-frequency-changed",
                "unknown-action",
                "unknown-detail-type-without-time",
                "push-of-another-source",
            })
    void isTakenAndTellsNobody(String kind) throws IOException {
        post(kind);

        assertThat(published()).isEmpty();
    }

    private static RegistryEvent.Builder event() {
        return RegistryEvent.newBuilder().setOccurredAt(Timestamp.newBuilder().setSeconds(AT.getEpochSecond()));
    }

    /** The answer comes once all that is to be on Kafka is there. */
    private void post(String kind) throws IOException {
        String body = new String(Webhook.event(kind), StandardCharsets.UTF_8);
        assertThat(body).contains(FILED_ID);
        Webhook.post(
                        INTEGRATION,
                        KnownIntegrations.KEY,
                        body.replace(FILED_ID, id).getBytes(StandardCharsets.UTF_8))
                .statusCode(202);
    }

    /** What came of this test's event. */
    private List<ConsumerRecord<String, byte[]>> published() {
        return PublishedEvents.of(bootstrapServers, INTEGRATION + "/" + id);
    }
}
