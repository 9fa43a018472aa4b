package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.fixture.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code bench/reconcile} runs. It prints seconds and calls; only what no clock decides makes it fail. */
@QuarkusTest
@EnabledIfSystemProperty(
        named = "crowsnest.bench.repositories",
        matches = "[1-9][0-9]*",
        disabledReason = "bench/reconcile runs it")
class ReconcileBench extends LookCase {

    private static final int REPOSITORIES = Integer.getInteger("crowsnest.bench.repositories", 0);
    private static final int IMAGES_EACH = 20;
    private static final int PAGE = 1_000;

    @Test
    void printsWhatALookTakesAndHowOftenAwsIsAsked() {
        around("hold-repositories " + repository + "/ " + REPOSITORIES + " " + IMAGES_EACH + " "
                + Instant.now().plusSeconds(3_600));
        connect(false);
        Database.execute("update repository set enabled = true where name like '" + repository + "/%'");

        JsonPath first = measure("all new");
        JsonPath second = measure("all as known");

        assertThat(first.getInt("findings.newImages")).isEqualTo(REPOSITORIES * IMAGES_EACH);
        assertThat(second.getInt("findings.images")).isEqualTo(REPOSITORIES * IMAGES_EACH);
        assertThat(second.getInt("findings.newImages")).isZero();
    }

    @Override
    Duration patience() {
        return Duration.ofHours(1);
    }

    private JsonPath measure(String name) {
        String mark = around("requests");
        long begun = System.nanoTime();
        JsonPath found = look();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        long calls = count(mark, "ecr:") + count(mark, "sts:");
        System.out.printf(
                Locale.ROOT,
                "reconcile: %s: %.1f s, %d calls, least possible %d%n",
                name,
                taken.toMillis() / 1000.0,
                calls,
                least(found.getInt("findings.repositories")));
        return found;
    }

    private long count(String mark, String service) {
        return Long.parseLong(around("calls-since " + mark + " " + service));
    }

    /** One page of repositories for each thousand that the registry has, and one of images for each repository that is read. */
    private static int least(int listed) {
        int pagesOfRepositories = Math.max(1, (listed + PAGE - 1) / PAGE);
        int pagesOfImages = (IMAGES_EACH + PAGE - 1) / PAGE;
        return pagesOfRepositories + REPOSITORIES * pagesOfImages;
    }
}
