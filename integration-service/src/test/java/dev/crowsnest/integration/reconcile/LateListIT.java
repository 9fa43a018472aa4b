package dev.crowsnest.integration.reconcile;

import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A list that AWS made before an event, and that comes after it: the event is true. */
@QuarkusTest
class LateListIT extends LookCase {

    private Instant begun;

    @Test
    void leavesAnImageThatIsPushedWhileTheListIsOnItsWay() {
        connectWithOneImage();
        hold();
        String young = push("second", "1");
        registry.push(repository, young, "1", Instant.now());
        eventually().until(() -> "WAITING".equals(image(young, "state")));

        release();

        assertThat(image(young, "state")).isEqualTo("WAITING");
        assertThat(image(young, "tags")).isEqualTo("[1]");
        assertThat(asked()).extracting(AnalysisRequested::getDigest).containsOnlyOnce(young);
    }

    @Test
    void leavesAnImageThatIsPushedAgainWhileTheListWithoutItIsOnItsWay() {
        String digest = connectWithOneImage();
        around("delete-image " + repository + " 0");
        hold();
        Instant again = later();
        registry.push(repository, digest, "0", again);
        registry.push(repository, digest, "again", again);
        eventually().until(() -> "[0, again]".equals(image(digest, "tags")));

        release();

        assertThat(image(digest, "state")).isEqualTo("WAITING");
        assertThat(image(digest, "tags")).isEqualTo("[0, again]");
        assertThat(isForgotten(digest)).isFalse();
    }

    @Test
    void doesNotBringBackWhatIsDeletedWhileTheListIsOnItsWay() {
        String digest = connectWithOneImage();
        hold();
        around("delete-image " + repository + " 0");
        registry.delete(repository, digest, "0", Instant.now());
        eventually().until(() -> "DELETED".equals(image(digest, "state")));

        release();

        assertThat(image(digest, "state")).isEqualTo("DELETED");
        assertThat(image(digest, "tags")).isEqualTo("[]");
        assertThat(asked()).hasSize(1);
        assertThat(state().getInt("findings.images")).isEqualTo(1);
    }

    @Test
    void doesNotBringBackWhatIsDeletedMeanwhileAndWasNotKnownBefore() {
        connectWithOneImage();
        String young = push("second", "1");
        hold();
        around("delete-image " + repository + " 1");
        registry.delete(repository, young, "1", later());
        eventually().until(() -> "DELETED".equals(image(young, "state")));

        release();

        assertThat(image(young, "state")).isEqualTo("DELETED");
        assertThat(asked()).hasSize(1);
        assertThat(state().getInt("findings.newImages")).isEqualTo(1);
    }

    @Test
    void leavesATagWhereItIsPutWhileTheListIsOnItsWay() {
        connectWithOneImage();
        String old = push("second", "moving");
        hold();
        String young = push("third", "moving");
        registry.push(repository, young, "moving", later());
        eventually().until(() -> "[moving]".equals(image(young, "tags")));

        release();

        assertThat(image(young, "tags")).isEqualTo("[moving]");
        assertThat(image(old, "tags")).isEqualTo("[]");
    }

    /** Begins a look; its list of the repository is made when this returns. */
    private void hold() {
        begun = Instant.now();
        around("hold ecr:DescribeImages");
        asOwner().post(path() + "/reconcile").then().statusCode(202);
        eventually().atMost(patience()).until(() -> around("held").equals("true"));
    }

    private void release() {
        around("release");
        lookedThrough(begun);
    }

    /** In another second than the list: events tell no less. */
    private static Instant later() {
        return Instant.now().plusSeconds(1);
    }
}
