package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.handshake.SetupObstacle;
import dev.crowsnest.integration.registry.handshake.SetupReadiness;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The button that adds a registry, and what stands beside it. */
@QuarkusTest
class IntegrationAddingIT extends RunningService {

    private static final String LIST = "/settings/integrations";

    @AfterEach
    void mend() {
        around("mend");
    }

    @Test
    void saysWhichIdentityTheRoleWillTrust() {
        String page = Browser.of(asOwner(), "owner").get(LIST).asString();

        assertThat(page)
                .contains("Your role will trust <code>arn:aws:iam::", "Enable repositories named")
                .doesNotContain("id=\"obstacle\"");
    }

    @Test
    void isDisabledWithoutAnIdentityInAws() {
        around("refuse sts:GetCallerIdentity");
        var owner = Browser.of(asOwner(), "owner");

        assertThat(owner.get(LIST).asString())
                .containsPattern("aria-disabled=\"true\" aria-describedby=\"obstacle\">")
                .contains("Not possible for this installation: it has no AWS identity that a role could trust")
                .doesNotContain("<button class=\"btn main\"><svg");
        owner.post(LIST, Map.of("name", "refused", "patterns", "*")).then().statusCode(409);
        assertThat(Browser.of(asOwner(), "editor").get(LIST).asString())
                .contains("Owners add registries; ask one of them.")
                .doesNotContain("id=\"obstacle\"");
    }

    @Test
    void isDisabledForTheReasonThatIsGiven() {
        var readiness = new SetupReadiness(
                null, new SetupObstacle("http://crowsnest.example.com", "it is not https, which SNS needs: set x"));

        assertThat(PageTemplates.integrations(
                                new Shell("somebody", Role.OWNER, "token", "integrations"),
                                IntegrationListPage.of(new Page<>(List.of(), null), true, Map.of(), readiness, null))
                        .render())
                .contains(
                        "Not possible for http://crowsnest.example.com: it is not https",
                        "aria-describedby=\"obstacle\"")
                .doesNotContain("Your role will trust");
    }

    @Test
    void reachesEachOfMoreThanOnePage() {
        var owner = Browser.of(asOwner(), "owner");
        Database.execute("""
                insert into integration (id, name, state, state_since, external_id, created_at, enable_new_repositories)
                select ('ffffffff-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'many ' || n, 'PENDING', now(),
                    'crowsnest-many-' || n, now(), false from generate_series(1, 501) n""");
        try {
            String first = owner.get(LIST).asString();
            String next = first.replaceAll("(?s).*<a class=\"btn\" href=\"([^\"]*)\" rel=\"next\">.*", "$1");

            assertThat(first).doesNotContain("many 501<");
            assertThat(owner.get(next).asString()).contains("many 501<", "To the oldest");
        } finally {
            Database.execute("delete from integration where name like 'many %'");
        }
    }

    @Test
    void saysNextWhatIsNeededAndLeadsToAws() {
        var page = new ConnectPage(
                "of-mine",
                "mine",
                "arn:aws:iam::123456789012:role/crowsnest",
                "https://crowsnest.example.com/setup/sns/of-mine",
                "https://console.aws.amazon.com/cloudformation/home#/stacks/quickcreate?a=b&c=d",
                "aws cloudformation deploy",
                "terraform apply",
                Age.of(Instant.EPOCH, Instant.EPOCH));

        assertThat(PageTemplates.connect(new Shell("somebody", Role.OWNER, "token", "integrations"), page)
                        .render())
                .contains(
                        "AWS must reach <code>https://crowsnest.example.com/setup/sns/of-mine</code>",
                        "Your role will trust <code>arn:aws:iam::123456789012:role/crowsnest</code>",
                        "Your AWS user must be allowed to create roles, a topic, a secret, rules, a connection and an API"
                                + " destination.",
                        "href=\"https://console.aws.amazon.com/cloudformation/home#/stacks/quickcreate?a=b&amp;c=d\"")
                .doesNotContain("templates from S3 only");
    }

    @Test
    void takesPatternsForTheRepositoriesThatAreEnabled() {
        var owner = Browser.of(asOwner(), "owner");
        assertThat(owner.post(LIST, Map.of("name", "wrong", "patterns", "Team/*"))
                        .asString())
                .contains("the pattern &#39;Team/*&#39;", "lower case");

        String connect = owner.post(LIST, Map.of("name", "by name", "patterns", "team/*"))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        String id = connect.replaceAll(".*/([0-9a-f-]{36})/connect", "$1");
        assertThat(asOwner().get("/api/v1/integrations/" + id).<List<String>>path("newRepositories"))
                .containsExactly("team/*");
        asOwner().delete("/api/v1/integrations/" + id).then().statusCode(204);
    }
}
