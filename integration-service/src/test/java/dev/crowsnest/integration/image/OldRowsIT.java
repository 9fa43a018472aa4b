package dev.crowsnest.integration.image;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was kept long enough goes, and with it what hangs on it; what is younger stays. */
@QuarkusTest
class OldRowsIT extends RunningService {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    HousekeepingWork work;

    @Inject
    Vertx vertx;

    private final String name = "old/" + UUID.randomUUID();

    @AfterEach
    void leaveNothingBehind() {
        Database.execute("delete from repository where name like '" + name + "%'");
    }

    @Test
    void forgetsDeletedImagesEventsAndTags() {
        TestRegistry registry = newRegistry(false);
        String repository = repository(registry.id(), "null");
        images(repository, 1_500, "now() - interval '31 days'");
        images(repository, 1, "now() - interval '29 days'");
        Database.execute("insert into image_tag (repository_id, tag, digest, since) values "
                + "('" + repository + "', 'gone', null, now() - interval '15 days'), "
                + "('" + repository + "', 'gone lately', null, now() - interval '13 days'), "
                + "('" + repository + "', 'there', 'sha256:1', now() - interval '15 days')");
        Database.execute(
                "insert into image_event (image_id, at, kind) select id, now() - interval '1 day' * days, 'PUSHED'"
                        + " from image, unnest(array[395, 397]) days where repository_id = '" + repository
                        + "' and deleted_at > now() - interval '30 days'");

        run();

        assertThat(count("image where repository_id = '" + repository + "'")).isEqualTo("1");
        assertThat(count("image_tag where repository_id = '" + repository + "'"))
                .isEqualTo("2");
        assertThat(count(
                        "image_event e join image i on i.id = e.image_id where i.repository_id = '" + repository + "'"))
                .isEqualTo("1");
    }

    /** At once, as the dialog says: housekeeping has nothing to do with it. */
    @Test
    void nothingOfARemovedRegistryIsLeft() {
        TestRegistry registry = newRegistry(false);
        String gone = repository(registry.id(), "null");
        images(gone, 3, "null");

        asOwner().delete("/api/v1/integrations/" + registry.id()).then().statusCode(204);

        assertThat(count("image where repository_id = '" + gone + "'")).isEqualTo("0");
        assertThat(count("repository where id = '" + gone + "'")).isEqualTo("0");
    }

    @Test
    void forgetsARepositoryThatWasDeletedLongAgoAndHasNoImage() {
        TestRegistry registry = newRegistry(false);
        String longAgo = "now() - interval '397 days'";
        String empty = repository(registry.id(), longAgo);
        String full = repository(registry.id(), longAgo);
        String late = repository(registry.id(), "now() - interval '395 days'");
        images(full, 1, "null");

        run();

        assertThat(count("repository where id = '" + empty + "'")).isEqualTo("0");
        assertThat(count("repository where id in ('" + full + "', '" + late + "')"))
                .isEqualTo("2");
    }

    private void run() {
        EventLoop.fresh(vertx).run(work::run).await().atMost(PATIENCE);
    }

    private String repository(String integration, String deletedAt) {
        String id = UUID.randomUUID().toString();
        Database.execute("insert into repository (id, integration_id, name, enabled, analyze_untagged, deleted_at,"
                + " look_back_attempt) values ('" + id + "', '" + integration + "', '" + name + id + "', true, false, "
                + deletedAt + ", 0)");
        return id;
    }

    private static void images(String repository, int count, String deletedAt) {
        Database.execute("insert into image (id, repository_id, digest, kind, state, listed_at, deleted_at, archived,"
                + " analysis_state, analysis_attempt, result_sequence, critical, high, medium, low)"
                + " select gen_random_uuid(), '" + repository
                + "', 'sha256:' || repeat(md5(random()::text), 2), 'IMAGE', 'NOT_ANALYZED', now(), "
                + deletedAt
                + ", false, 'NOT_ANALYZED', 0, 0, 0, 0, 0, 0 from generate_series(1, " + count + ")");
    }

    private static String count(String rows) {
        return Database.value("select count(*) from " + rows);
    }
}
