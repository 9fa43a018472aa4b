package dev.crowsnest.integration.reconcile;

import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.Cause;
import dev.crowsnest.contracts.event.v1.Priority;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With all events dropped: what the registry lists becomes known, and what it lists no more is gone. */
@QuarkusTest
class ReconcileIT extends LookCase {

    @Test
    void knowsAndAnalysesWhatWasPushedWhileNoEventCame() {
        connectWithOneImage();
        String young = push("second", "1");

        look();

        eventually().until(() -> asked().size() == 2);
        AnalysisRequested asked = asked().stream()
                .filter(one -> one.getDigest().equals(young))
                .findFirst()
                .orElseThrow();
        assertThat(asked.getTag()).isEqualTo("1");
        assertThat(asked.getCause()).isEqualTo(Cause.CAUSE_RECONCILED);
        assertThat(asked.getPriority()).isEqualTo(Priority.PRIORITY_BACKFILL);
        assertThat(image(young, "state")).isEqualTo("WAITING");
        assertThat(image(young, "tags")).isEqualTo("[1]");
    }

    @Test
    void knowsWhatWasThereBeforeARepositoryWasTurnedOnAndAnalysesOnlyTheLatest() {
        String old = Instant.now().minusSeconds(7_200).toString();
        String[] digests = around("hold-images " + repository + " 3 " + old).split(" ");
        connectWithOneImage();

        look();

        assertThat(image(digests[0], "state")).isEqualTo("NOT_ANALYZED");
        assertThat(image(digests[0], "reason")).contains("before its repository was enabled");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void looksByItselfOnceTheIntervalIsOver() {
        connectWithOneImage();
        String young = push("second", "1");

        Database.execute("update registry_look set due_at = now() where integration_id = '" + registry.id() + "'");

        eventually().until(() -> "WAITING".equals(image(young, "state")));
    }

    @Test
    void findsANewRepositoryWithAllItsImages() {
        connect(true);
        String first = push("first", "1");
        String second = push("second", "2");

        look();

        eventually().until(() -> asked().size() == 2);
        assertThat(asked()).extracting(AnalysisRequested::getDigest).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void marksWhatVanishedAndForgetsItsAnalysis() {
        String digest = connectWithOneImage();
        around("delete-image " + repository + " 0");

        eventually().until(() -> {
            look();
            return "DELETED".equals(image(digest, "state"));
        });

        eventually().until(() -> isForgotten(digest));
        assertThat(image(digest, "tags")).isEqualTo("[]");
    }

    @Test
    void marksARepositoryThatVanishedWithItsImagesAndFindsItAgain() {
        String digest = connectWithOneImage();
        around("delete-repository " + repository);
        eventually().until(() -> {
            look();
            return deletedAt() != null;
        });
        assertThat(image(digest, "state")).isEqualTo("DELETED");
        eventually().until(() -> isForgotten(digest));

        String again = push("again", "0");

        eventually().until(() -> {
            look();
            return deletedAt() == null;
        });
        assertThat(image(again, "state")).isEqualTo("WAITING");
    }

    @Test
    void putsATagWhereItIsNow() {
        String first = connectWithOneImage();
        String second = push("second", "0");

        eventually().until(() -> {
            look();
            return "[0]".equals(image(second, "tags"));
        });

        assertThat(image(first, "tags")).isEqualTo("[]");
        assertThat(image(first, "state")).isNotEqualTo("DELETED");
    }

    @Test
    void noticesThatAnImageWasArchivedAndThatItWasRestored() {
        connectWithOneImage();
        String young = push("second", "1");
        around("archive " + repository + " 1");
        look();
        assertThat(image(young, "state")).isEqualTo("ARCHIVED");

        around("restore " + repository + " 1");

        eventually().until(() -> {
            look();
            return "WAITING".equals(image(young, "state"));
        });
    }

    @Test
    void writesNothingWhenNothingIsNew() {
        connectWithOneImage();
        push("second", "1");
        look();
        String before = versions();

        look();

        assertThat(versions()).isEqualTo(before);
        assertThat(state().getInt("findings.newImages")).isZero();
        assertThat(state().getInt("findings.calls")).isEqualTo(2);
    }

    @Test
    void believesAnEventThatIsLaterThanTheList() {
        connectWithOneImage();
        String early = Digests.next();
        String late = Digests.next();
        registry.push(repository, early, "early", Instant.now().minusSeconds(60));
        registry.push(repository, late, "late", Instant.now().plusSeconds(3_600));
        eventually().until(() -> image(early, "state") != null && image(late, "state") != null);

        look();

        assertThat(image(early, "state")).isEqualTo("DELETED");
        assertThat(image(late, "state")).isEqualTo("WAITING");
        registry.push(repository, early, "early", Instant.now().plusSeconds(5));
        eventually().until(() -> "WAITING".equals(image(early, "state")));
    }

    @Test
    void changesNothingWhenTheEventComesAfterAll() {
        connectWithOneImage();
        String young = push("second", "1");
        look();
        eventually().until(() -> asked().size() == 2);
        String other = Digests.next();

        registry.push(repository, young, "1", Instant.now());
        registry.push(repository, other, "2", Instant.now());

        eventually().until(() -> asked().size() == 3);
        assertThat(asked()).extracting(AnalysisRequested::getDigest).contains(other);
    }

    private String deletedAt() {
        return asOwner()
                .get("/api/v1/repositories?integration=" + registry.id() + "&name=" + repository)
                .path("items[0].deletedAt");
    }

    /** Of every row that a push or a deletion writes: PostgreSQL gives a row another version with each write. */
    private String versions() {
        String here = "(select id from repository where integration_id = '" + UUID.fromString(registry.id()) + "')";
        return Database.value("select string_agg(version, ' ' order by version) from ("
                        + "select 'r' || id || xmin as version from repository where id in " + here
                        + " union all select 'i' || id || xmin from image where repository_id in " + here
                        + " union all select 't' || id || xmin from image_tag where repository_id in " + here + ") v")
                + Wire.requests(registry.id()).count();
    }
}
