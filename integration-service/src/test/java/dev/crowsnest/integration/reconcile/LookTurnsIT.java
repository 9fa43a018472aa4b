package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** Who looks when, how often AWS is asked, and what becomes of a look that cannot be ended. */
@QuarkusTest
class LookTurnsIT extends LookCase {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    LookStore store;

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(strings = {"ecr:DescribeRepositories", "sts:AssumeRole"})
    void marksNothingByAListThatCouldNotBeRead(String operation) {
        String digest = connectWithOneImage();
        around("delete-repository " + repository);
        around("throttle " + operation);
        asOwner().post(path() + "/reconcile").then().statusCode(202);
        eventually().until(() -> state().getString("problem") != null);
        assertThat(image(digest, "state")).isEqualTo("WAITING");

        around("mend");

        eventually().until(() -> "DELETED".equals(image(digest, "state")));
    }

    /** Not since the first look: what was pushed in the seconds between is as new as what comes later. */
    @Test
    void takesForNewWhatWasPushedSinceTheRegistryWasConnected() {
        connect(true);
        look();

        assertThat(Browser.query("select l.watched_since = i.state_since from registry_look l join integration i"
                        + " on i.id = l.integration_id where i.id = '" + registry.id() + "'"))
                .isEqualTo("t");
    }

    @Test
    void keepsTheImagesOfARepositoryThatCouldNotBeReadUntilItCan() {
        String digest = connectWithOneImage();
        around("delete-image " + repository + " 0");
        around("refuse ecr:DescribeImages");

        JsonPath refused = look();
        assertThat(refused.getString("problem")).contains("could not list images for repository " + repository);
        assertThat(image(digest, "state")).isEqualTo("WAITING");

        around("mend");
        eventually().until(() -> {
            look();
            return "DELETED".equals(image(digest, "state"));
        });
        assertThat(state().getString("problem")).isNull();
    }

    @Test
    void marksNothingByAListOfWhichOnlyTheFirstPageCame() {
        String old = Instant.now().minusSeconds(7_200).toString();
        String[] digests = around("hold-images " + repository + " 1002 " + old).split(" ");
        connect(false);
        Database.execute("update repository set enabled = true where name = '" + repository + "'");
        assertThat(look().getInt("findings.newImages")).isEqualTo(1_002);
        around("delete-image " + repository + " 7");
        around("refuse-second ecr:DescribeImages");

        assertThat(look().getString("problem")).contains("could not list images");

        assertThat(state().getInt("findings.goneImages")).isZero();
        assertThat(image(digests[6], "state")).isEqualTo("NOT_ANALYZED");
        around("mend");
        assertThat(look().getInt("findings.goneImages")).isEqualTo(1);
        assertThat(image(digests[6], "state")).isEqualTo("DELETED");
    }

    @Test
    void readsALargeRegistryInSeveralTurnsWithOneCallForEachRepository() {
        String old = Instant.now().minusSeconds(7_200).toString();
        around("hold-repositories " + repository + "/ 45 2 " + old);
        connect(false);
        Database.execute("update repository set enabled = true where name like '" + repository + "/%'");
        long requests = Long.parseLong(around("requests"));
        long turns = turns();

        JsonPath found = look();

        assertThat(found.getInt("findings.repositoriesRead")).isEqualTo(45);
        assertThat(found.getInt("findings.newImages")).isEqualTo(90);
        assertThat(found.getInt("findings.calls")).isEqualTo(46);
        assertThat(turns() - turns).isEqualTo(3);
        assertThat(around("calls-since " + requests + " ecr:")).isEqualTo("46");
        assertThat(around("calls-since " + requests + " sts:AssumeRole")).isEqualTo("3");
    }

    @Test
    void isTakenByOneReplicaOnlyAndLeftToAnotherThatWentOn() {
        connect(false);
        Instant due = Instant.now().plus(Duration.ofHours(2));
        Instant until = due.plus(Duration.ofMinutes(3));
        Database.execute("update registry_look set due_at = now() + interval '1 day' where integration_id <> '"
                + registry.id() + "'");
        LookTurn first = inTransaction(() -> store.lease(due, until)).orElseThrow();
        assertThat(first.integrationId()).hasToString(registry.id());
        assertThat(inTransaction(() -> store.lease(due, until))).isEmpty();

        LookTurn second =
                inTransaction(() -> store.lease(until, until.plusSeconds(1))).orElseThrow();

        assertThat(second.number()).isGreaterThan(first.number());
        assertThatThrownBy(() -> inTransaction(() -> store.finish(first, first.progress(), true, due)))
                .isInstanceOf(LostTurn.class);
        inTransaction(() -> store.finish(second, second.progress(), true, due));
    }

    @Test
    void refusesToLookThroughARegistryThatIsNotConnected() {
        connect(false);
        Database.execute("update integration set state = 'ERROR' where id = '" + registry.id() + "'");

        asOwner()
                .post(path() + "/reconcile")
                .then()
                .statusCode(409)
                .body("detail", containsString("it is not connected"));
    }

    @Test
    void saysOnThePageWhatWasFoundAndLooksAgainWhenAsked() {
        connectWithOneImage();
        push("second", "1");
        var editor = Browser.of(asOwner(), "editor");
        editor.post("/settings/integrations/" + registry.id() + "/look", Map.of())
                .then()
                .statusCode(303);
        eventually().until(() -> state().getInt("findings.newImages") == 1 && isOver());

        editor.get("/settings/integrations")
                .then()
                .body(containsString("1 image that no event told of. Next look in"))
                .body(containsString("/settings/integrations/" + registry.id() + "/look"));
        Browser.of(asOwner(), "member")
                .get("/settings/integrations")
                .then()
                .body(containsString("Editors and owners may."))
                .body(not(containsString(registry.id() + "/look")));
    }

    private boolean isOver() {
        return state().getString("begunAt") == null;
    }

    private long turns() {
        return Long.parseLong(
                Database.value("select turn from registry_look where integration_id = '" + registry.id() + "'"));
    }

    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return EventLoop.fresh(vertx)
                .run(() -> Panache.withTransaction(work))
                .await()
                .atMost(PATIENCE);
    }
}
