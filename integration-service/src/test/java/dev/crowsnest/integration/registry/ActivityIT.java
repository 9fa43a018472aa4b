package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** When a registry was last heard of, and how it answered when it was last asked. */
@QuarkusTest
class ActivityIT extends StackCase {

    private static final String ROLE = TestRegistry.roleArn("123456789012");

    @Inject
    AccessCheck check;

    @Inject
    HeardEvents heard;

    @Inject
    Vertx vertx;

    private TestRegistry registry;
    private String path;

    @BeforeEach
    void watch() {
        registry = TestRegistry.add(asOwner(), "123456789012", "eu-central-1", true);
        path = path(registry.id());
        begun.add(registry.id());
    }

    @AfterEach
    void removeRole() {
        around("remove-role " + ROLE);
    }

    @Test
    void saysWhenTheLastEventHappened() {
        asOwner().get(path).then().body("lastEventAt", nullValue());
        Instant at = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);

        registry.push("told", Digests.next(), "1", at);
        registry.delete("told", Digests.next(), "", at.minus(Duration.ofHours(1)));

        eventually().until(() -> at.toString().equals(asOwner().get(path).path("lastEventAt")));
        registry.push("late", Digests.next(), "1", at.minus(Duration.ofHours(2)));
        eventually()
                .until(() -> "late"
                        .equals(asOwner()
                                .get("/api/v1/repositories?integration=" + registry.id() + "&name=late")
                                .path("items[0].name")));
        EventLoop.fresh(vertx).run(heard::write).await().atMost(Duration.ofSeconds(60));
        asOwner().get(path).then().body("lastEventAt", equalTo(at.toString()));
    }

    @Test
    void saysWhenTheRegistryWasAskedLastAndWhatCameOfIt() {
        asOwner().get(path).then().body("lastCheckAt", nullValue());
        around("put-role " + ROLE + " " + registry.externalId());
        asOwner()
                .post(path + "/verify")
                .then()
                .body("lastCheckAt", notNullValue())
                .body("lastCheckProblem", nullValue());

        around("throttle ecr:DescribeRepositories");
        check();

        asOwner()
                .get(path)
                .then()
                .body("state", equalTo("CONNECTED"))
                .body("lastCheckProblem", containsString("could not list repositories"));
        assertThat(Browser.of(asOwner(), "member").get("/settings/integrations").asString())
                .contains("Last event", "none yet", "Access checked", "could not list repositories");

        around("mend");
        around("remove-role " + ROLE);
        check();

        asOwner()
                .get(path)
                .then()
                .body("state", equalTo("ERROR"))
                .body("lastCheckProblem", containsString("could not assume the role for " + ROLE));
    }

    @Test
    void noticesWithinOneCheckThatTheRoleOfAStackIsGone() {
        asOwner().delete(path).then().statusCode(204);
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        String mine = path(begun.get(1));
        asOwner()
                .get(mine)
                .then()
                .body("state", equalTo("CONNECTED"))
                .body("lastCheckAt", notNullValue())
                .body("lastCheckProblem", nullValue());

        around("remove-role " + asOwner().get(mine).<String>path("roleArn"));
        check();

        asOwner().get(mine).then().body("state", equalTo("ERROR")).body("reason", containsString("AccessDenied"));
        assertThat(asOwner().get("/api/v1/integrations?limit=100").<Iterable<String>>path("items.lastCheckProblem"))
                .anySatisfy(problem -> assertThat(problem).contains("could not assume the role"));
    }

    private void check() {
        EventLoop.fresh(vertx).run(check::run).await().atMost(Duration.ofSeconds(60));
    }
}
