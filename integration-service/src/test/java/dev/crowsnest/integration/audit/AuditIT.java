package dev.crowsnest.integration.audit;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who changed what: told of by each feature, read by owners, kept for a year. */
@QuarkusTest
class AuditIT extends RunningService {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Audit audit;

    @Inject
    AuditRetention retention;

    @Inject
    Vertx vertx;

    /** What a person sees of an entry, without when. */
    record Told(String person, String token, String action, String object) {}

    @Test
    void tellsOfPersonsAndTokens() {
        String name = "Ada " + UUID.randomUUID();
        String id = asOwner()
                .body(Map.of("name", name, "role", "member"))
                .post("/api/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String token = asOwner()
                .body(Map.of("name", "laptop"))
                .post("/api/v1/persons/" + id + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        asOwner().delete("/api/v1/persons/" + id + "/tokens/" + token).then().statusCode(204);
        var owner = new Browser();
        String boss = Browser.account(asOwner(), "owner", false);
        owner.signIn(boss, Browser.PASSWORD).then().statusCode(303);
        owner.post("/settings/people/" + id + "/role", Map.of("role", "editor"));
        owner.post("/settings/people/" + id + "/link", Map.of());
        owner.post("/settings/people/" + id + "/remove", Map.of());

        assertThat(about(name))
                .containsExactly(
                        new Told(boss, null, "person-removed", name),
                        new Told(boss, null, "link-made", name + " as editor"),
                        new Told(boss, null, "role-changed", name + " from member to editor"),
                        new Told("owner", "first token", "token-revoked", "laptop of " + name),
                        new Told("owner", "first token", "token-made", "laptop of " + name),
                        new Told("owner", "first token", "person-added", name));
        assertThat(about(boss)).contains(new Told(boss, null, "signed-in", boss));
    }

    @Test
    void tellsOfRegistriesRepositoriesAndAnalyses() {
        TestRegistry registry = newRegistry(false);
        String repository = "audited-" + UUID.randomUUID();
        String digest = Digests.next();
        registry.push(repository, digest, "1", Instant.now());
        String path = "/api/v1/repositories?integration=" + registry.id() + "&name=" + repository;
        eventually().until(() -> !asOwner().get(path).path("items").equals(List.of()));
        String id = asOwner().get(path).path("items[0].id");
        for (String action : List.of("enable", "enable", "disable", "disable", "enable")) {
            asOwner().post("/api/v1/repositories/" + id + "/" + action).then().statusCode(200);
        }
        asOwner().post("/api/v1/images/" + digest + "/analyze").then().statusCode(202);
        asOwner().delete("/api/v1/integrations/" + registry.id()).then().statusCode(204);

        assertThat(about(repository))
                .extracting(Told::action)
                .containsExactly("repository-enabled", "repository-disabled", "repository-enabled");
        assertThat(about(digest)).extracting(Told::action).containsExactly("analysis-asked");
        assertThat(entries())
                .filteredOn(entry -> registry.id().equals(entry.get("objectId")))
                .extracting(entry -> entry.get("action"))
                .containsExactly("integration-removed", "integration-added");
    }

    @Test
    void tellsOfAdvisoriesThatAreReadAnew() {
        String from = "https://user:a-secret@mirror.example/";
        // The analysis-service of tests knows no mirror: what was asked for is told all the same.
        asOwner().body(Map.of("from", from)).post("/api/v1/feeds/sync").then().statusCode(400);
        asOwner()
                .contentType("application/zip")
                .body("PK".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/feeds/archive")
                .then()
                .statusCode(200);
        var owner = new Browser();
        String boss = Browser.account(asOwner(), "owner", false);
        owner.signIn(boss, Browser.PASSWORD).then().statusCode(303);
        owner.post("/settings/advisories/sync", Map.of());

        assertThat(about("of advisories"))
                .contains(
                        new Told("owner", "first token", "feed-sync-asked", "a mirror of advisories"),
                        new Told("owner", "first token", "feed-archive-sent", "all sources of advisories"),
                        new Told(boss, null, "feed-sync-asked", "all sources of advisories"));
        assertThat(asOwner().get("/api/v1/audit").asString()).doesNotContain("a-secret");
    }

    @Test
    void tellsOfSignInsThatFailedAndNothingOfWhatWasTyped() {
        String name = Browser.account(asOwner(), "member", false);
        for (int i = 0; i < 3; i++) {
            new Browser()
                    .signIn(name.toUpperCase(Locale.ROOT), "wrong " + i)
                    .then()
                    .statusCode(400);
        }
        String typed = "<b>a password of mine</b> " + UUID.randomUUID();
        new Browser().signIn(typed, "wrong").then().statusCode(400);

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> failed(name).size() == 1
                        && !failed("a name that nobody has").isEmpty());
        assertThat(failed(name)).containsExactly(new Told("somebody at 127.0.0.1", null, "sign-in-failed", name));
        assertThat(asOwner().get("/api/v1/audit").asString()).doesNotContain("a password of mine");
        assertThat(Browser.query("select count(*) from audit_entry where audit_entry::text like '%" + typed + "%'"))
                .isEqualTo("0");
        assertThat(Browser.of(asOwner(), "owner").get("/settings/audit").asString())
                .contains("somebody at 127.0.0.1", "could not sign in as " + name);
    }

    @Test
    void namesTheClientOfATrustedProxy() {
        String name = Browser.account(asOwner(), "member", false);
        RestAssured.given()
                .header("X-Forwarded-For", "198.51.100.1, 203.0.113.9")
                .formParams(Map.of("name", name, "password", "wrong"))
                .post("/sign-in")
                .then()
                .statusCode(400);

        Awaitility.await().atMost(PATIENCE).until(() -> !failed(name).isEmpty());
        assertThat(failed(name)).extracting(Told::person).containsExactly("somebody at 203.0.113.9");
    }

    @Test
    void tellsNothingOfWhatWasNotDone() {
        String name = "nothing " + UUID.randomUUID();

        assertThatThrownBy(() -> EventLoop.fresh(vertx)
                        .run(() -> Panache.withTransaction(
                                () -> audit.record(AuditAction.PERSON_ADDED, AuditedThing.of(UUID.randomUUID(), name))
                                        .invoke(() -> {
                                            throw new IllegalStateException("on purpose");
                                        })))
                        .await()
                        .atMost(PATIENCE))
                .hasMessageContaining("on purpose");

        assertThat(about(name)).isEmpty();
    }

    @Test
    void goesBackAHundredAtATime() {
        String object = "paged " + UUID.randomUUID();
        Browser.execute("insert into audit_entry (at, person, action, object_id, object)"
                + " select now(), 'somebody', 'PERSON_ADDED', '', '" + object
                + " ' || i from generate_series(1, 150) i");

        var first = asOwner().get("/api/v1/audit").then().statusCode(200).extract();
        assertThat(first.<List<?>>path("items")).hasSize(100);
        assertThat(about(object)).hasSize(150).first().extracting(Told::object).isEqualTo(object + " 150");
        asOwner().get("/api/v1/audit?cursor=eA").then().statusCode(400);
    }

    @Test
    void forgetsAfterAYearBatchByBatch() {
        String object = "old " + UUID.randomUUID();
        Browser.execute("insert into audit_entry (at, person, action, object_id, object)"
                + " select now() - interval '1 day' * (361 + i), 'somebody', 'PERSON_ADDED', '', '" + object + " ' || i"
                + " from generate_series(1, 10) i");

        Integer gone =
                EventLoop.fresh(vertx).run(() -> retention.forget(2)).await().atMost(PATIENCE);

        assertThat(gone).isGreaterThanOrEqualTo(7);
        assertThat(about(object)).extracting(Told::object).containsExactly(object + " 3", object + " 2", object + " 1");
    }

    private static List<Told> failed(String name) {
        return about(name).stream()
                .filter(told -> told.action().equals("sign-in-failed"))
                .toList();
    }

    private static List<Told> about(String text) {
        return entries().stream()
                .filter(entry -> entry.get("object").toString().contains(text))
                .map(entry -> new Told(
                        (String) entry.get("person"),
                        (String) entry.get("token"),
                        (String) entry.get("action"),
                        (String) entry.get("object")))
                .toList();
    }

    private static List<Map<String, Object>> entries() {
        var found = new ArrayList<Map<String, Object>>();
        String cursor = "";
        do {
            var page = asOwner().get("/api/v1/audit?cursor=" + cursor);
            found.addAll(page.<List<Map<String, Object>>>path("items"));
            cursor = page.path("next");
        } while (cursor != null);
        return found;
    }
}
