package dev.crowsnest.ingest.webhook.eventbridge;

import dev.crowsnest.ingest.webhook.Occurrence;
import dev.crowsnest.ingest.webhook.ReceivedEvent;
import dev.crowsnest.ingest.webhook.RegistryFact;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeReaderTest {

    private static final String DIGEST = "sha256:" + "1".repeat(64);
    private static final String APP = "team/app";

    private final EnvelopeReader reader = new EnvelopeReader();

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of("push", new RegistryFact.Pushed(APP, DIGEST, "latest", "", "")),
                Arguments.of("push-with-unknown-fields", new RegistryFact.Pushed(APP, DIGEST, "latest", "", "")),
                Arguments.of(
                        "push-untagged-with-media-types",
                        new RegistryFact.Pushed(
                                APP,
                                DIGEST,
                                "",
                                "application/vnd.oci.image.manifest.v1+json",
                                "application/vnd.oci.image.config.v1+json")),
                Arguments.of("delete", new RegistryFact.Deleted(APP, DIGEST, "old")),
                Arguments.of("archive", new RegistryFact.Archived(APP, DIGEST)),
                Arguments.of("restore-of-a-referrer", new RegistryFact.Restored(APP, DIGEST)),
                Arguments.of("replicated", new RegistryFact.Pushed(APP, DIGEST, "v1", "", "")),
                Arguments.of(
                        "pulled-through", new RegistryFact.Pushed("docker-hub/library/alpine", DIGEST, "3.20", "", "")),
                Arguments.of("repository-deleted", new RegistryFact.RepositoryGone(APP)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void readsTheFact(String event, RegistryFact expected) throws UnreadableEventException {
        assertThat(reader.read(fixture(event)).occurrence())
                .isEqualTo(new Occurrence(Instant.parse("2026-11-16T01:54:34Z"), expected));
    }

    @Test
    void readsTheEnvelope() throws UnreadableEventException {
        ReceivedEvent event = reader.read(fixture("push"));
        assertThat(event.id()).isEqualTo("13cde686-328b-6117-af20-0e5566167482");
        assertThat(event.account()).isEqualTo("123456789012");
        assertThat(event.region()).isEqualTo("us-west-2");
        assertThat(event.detailType()).isEqualTo("ECR Image Action");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "push-failed",
                "unknown-action",
                "unknown-detail-type",
                "unknown-detail-type-without-time",
                "push-of-another-source",
                "replication-failed",
                "pull-through-failed",
                "repository-deletion-refused",
                "repository-deletion-with-an-error",
                "repository-deleted-in-another-registry",
            })
    void passesOverWhatDoesNotConcernUs(String event) throws UnreadableEventException {
        assertThat(reader.read(fixture(event)).occurrence()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "no-digest,             detail.image-digest is missing or no text",
        "no-account,            account is missing or no text",
        "time-is-none,          time is no RFC 3339 time",
        "repository-with-dots,  detail.repository-name is not a repository's name",
    })
    void namesTheFieldThatIsWrong(String event, String reason) {
        assertThatThrownBy(() -> reader.read(fixture(event)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-west-2", "ap-southeast-7", "us-gov-east-1", "us-isob-east-1", "eusc-de-east-1"})
    void takesTheRegionsOfEveryPartition(String region) throws UnreadableEventException {
        String event = new String(fixture("push"), StandardCharsets.UTF_8).replace("us-west-2", region);
        assertThat(reader.read(event.getBytes(StandardCharsets.UTF_8)).region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"id\": 1", "\u0000"})
    void refusesABodyThatIsNoObject(String body) {
        assertThatThrownBy(() -> reader.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("the body is no JSON");
    }

    @Test
    void refusesWhatFollowsAnEventAsItWouldBeLost() {
        String event = new String(fixture("push"), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> reader.read((event + event).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("the body is no JSON: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "{\"a\":1}", "true"})
    void refusesAFieldThatIsNoText(String value) {
        String event = new String(fixture("push"), StandardCharsets.UTF_8).replace("\"latest\"", value);
        assertThatThrownBy(() -> reader.read(event.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("detail.image-tag is no text");
    }

    @ParameterizedTest
    @CsvSource({
        "13cde686-328b-6117-af20-0e5566167482, zero\\u0000character,       id is not up to 128 printable characters",
        "13cde686-328b-6117-af20-0e5566167482, LONG,                      id is not up to 128 printable characters",
        "latest,                               no tag,                    detail.image-tag is not a tag",
        "2026-11-16T01:54:34Z,                 +999999999-01-01T00:00:00Z, time lies outside of the years 2000 to 9999",
    })
    void refusesWhatNoHeaderAndNoDatabaseHolds(String sound, String broken, String reason) {
        String event = new String(fixture("push"), StandardCharsets.UTF_8)
                .replace(sound, broken.replace("LONG", "x".repeat(129)));
        assertThatThrownBy(() -> reader.read(event.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(reason);
    }

    @Test
    void refusesNestingBeyondAnyEvent() {
        byte[] deep = ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> reader.read(deep)).isInstanceOf(UnreadableEventException.class);
    }

    private static byte[] fixture(String name) {
        try (InputStream event = EnvelopeReaderTest.class.getResourceAsStream("/events/" + name + ".json")) {
            return Objects.requireNonNull(event, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
