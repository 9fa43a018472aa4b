package dev.crowsnest.integration.deadletter;

import dev.crowsnest.contracts.DeadLetter;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What could not be used is listed with its reason, and goes back once when somebody asks for it. */
@QuarkusTest
class DeadLetterIT extends RunningService {

    private final String reason = "it was <b>too new</b>: " + UUID.randomUUID();
    private final String repository = "shop/" + UUID.randomUUID();
    private final String digest = Digests.next();

    private TestRegistry registry;
    private Browser browser;

    @BeforeEach
    void die() {
        registry = newRegistry(true);
        browser = Browser.of(asOwner(), "editor");
        putAside(digest, reason);
        eventually().until(() -> page().contains(repository));
    }

    @Test
    void isShownWithItsReasonAndWhoFoundIt() {
        assertThat(page())
                .contains("crowsnest.registry.events.v1", "RegistryEvent", "found by the-test")
                .contains("it was &lt;b&gt;too new&lt;/b&gt;")
                .doesNotContain("<b>too new");
    }

    @Test
    void goesBackAsItWasAndIsTakenInOnce() {
        long id = id(reason);

        browser.post("/failures/replay", Map.of("one", id))
                .then()
                .statusCode(303)
                .header("Location", "/failures?replayed=1");
        eventually()
                .until(() -> asOwner().get("/api/v1/images?digest=" + digest).path("items[0].state") != null);
        browser.post("/failures/replay", Map.of("one", id))
                .then()
                .statusCode(303)
                .header("Location", "/failures?replayed=0");
        asOwner()
                .contentType("application/json")
                .post("/api/v1/dead-letters/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(0));

        assertThat(page()).doesNotContain(repository);
        assertThat(onTopic()).singleElement().satisfies(record -> {
            assertThat(record.headers().lastHeader(DeadLetter.REASON)).isNull();
            assertThat(record.headers().lastHeader("ce_source").value())
                    .asString()
                    .isEqualTo("/test");
        });
        browser.get("/failures?replayed=0").then().body(containsString("it had been already"));
        Browser.of(asOwner(), "owner")
                .get("/settings/audit")
                .then()
                .body(containsString("replayed the dead letter " + id));
    }

    @Test
    void goesBackWithAllThatAreShown() {
        String second = Digests.next();
        String secondReason = "another " + UUID.randomUUID();
        putAside(second, secondReason);
        eventually().until(() -> page().contains(secondReason));

        browser.post("/failures/replay", Map.of("shown", List.of(id(reason), id(secondReason))))
                .then()
                .statusCode(303)
                .header("Location", "/failures?replayed=2");

        assertThat(page()).doesNotContain(repository);
        assertThat(onTopic()).hasSize(2);
    }

    @Test
    void isCountedForAScraperWhileItWaits() {
        eventually()
                .until(() -> asOwner()
                        .accept("text/plain")
                        .get("/q/metrics")
                        .asString()
                        .lines()
                        .anyMatch(line -> line.matches("crowsnest_dead_letters [1-9].*")));
    }

    @Test
    void isReachedByProgramsToo() {
        long id = id(reason);
        List<Map<String, Object>> listed = asOwner()
                .get("/api/v1/dead-letters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items");

        assertThat(listed)
                .anySatisfy(letter -> assertThat(letter)
                        .containsEntry("id", (int) id)
                        .containsEntry("topic", "crowsnest.registry.events.v1")
                        .containsEntry("reason", reason)
                        .containsEntry("foundBy", "the-test"));
        asOwner()
                .contentType("application/json")
                .post("/api/v1/dead-letters/" + Long.MAX_VALUE + "/replay")
                .then()
                .statusCode(404);
        asOwner()
                .contentType("application/json")
                .post("/api/v1/dead-letters/replay?topic=none")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(0));
    }

    @Test
    void isShownToAMemberWhoMayNotReplay() {
        Browser.of(asOwner(), "member").get("/failures").then().body(containsString("aria-describedby=\"may-replay\""));
    }

    private void putAside(String pushed, String why) {
        var event = registry.event(repository, Instant.now())
                .setImagePushed(ImagePushed.newBuilder().setDigest(pushed).setTag("1"))
                .build();
        var record =
                new ProducerRecord<>(Topics.REGISTRY_EVENTS.deadName(), registry.key(repository), event.toByteArray());
        new EventHeaders(UUID.randomUUID().toString(), "RegistryEvent", "/test", Instant.now(), null)
                .writeTo(record.headers());
        record.headers().add(DeadLetter.REASON, why.getBytes(StandardCharsets.UTF_8));
        record.headers().add(DeadLetter.BY, "the-test".getBytes(StandardCharsets.UTF_8));
        Wire.send(record);
    }

    private List<ConsumerRecord<String, byte[]>> onTopic() {
        return Wire.records(Topics.REGISTRY_EVENTS.name()).stream()
                .filter(record -> registry.key(repository).equals(record.key()))
                .toList();
    }

    private long id(String why) {
        List<Map<String, Object>> listed =
                asOwner().get("/api/v1/dead-letters?limit=500").then().extract().path("items");
        return listed.stream()
                .filter(letter -> why.equals(letter.get("reason")))
                .mapToLong(letter -> ((Number) letter.get("id")).longValue())
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return browser.get("/failures").asString();
    }
}
