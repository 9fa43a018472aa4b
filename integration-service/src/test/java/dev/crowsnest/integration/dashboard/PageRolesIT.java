package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Operations;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.people.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page and every action of one, by everybody. One that is not listed here fails the test. */
@QuarkusTest
class PageRolesIT extends RunningService {

    /** Pages that are for everybody, whoever they are. */
    private static final Set<String> OPEN =
            Set.of("GET /sign-in", "POST /sign-in", "GET /invitation/{secret}", "POST /invitation/{secret}");

    /** Pages for all who are signed in, even with a one-time password. */
    private static final Set<String> OWN = Set.of("GET /password", "POST /password", "POST /sign-out");

    /** Whoever sends these proves it by a signature. */
    private static final Set<String> OF_AWS = Set.of("POST /setup/sns/{integration}");

    private static final Map<String, Role> LOWEST = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /", Role.MEMBER),
            Map.entry("GET /overview/feeds", Role.MEMBER),
            Map.entry("GET /images", Role.MEMBER),
            Map.entry("GET /images/{digest}", Role.MEMBER),
            Map.entry("GET /images/{digest}/packages", Role.MEMBER),
            Map.entry("GET /images/{digest}/layers", Role.MEMBER),
            Map.entry("GET /images/{digest}/history", Role.MEMBER),
            Map.entry("POST /images/{digest}/analyze", Role.EDITOR),
            Map.entry("GET /why", Role.MEMBER),
            Map.entry("GET /failures", Role.MEMBER),
            Map.entry("POST /failures", Role.EDITOR),
            Map.entry("POST /failures/replay", Role.EDITOR),
            Map.entry("GET /settings/advisories", Role.MEMBER),
            Map.entry("POST /settings/advisories/sync", Role.OWNER),
            Map.entry("GET /settings/integrations", Role.MEMBER),
            Map.entry("POST /settings/integrations", Role.OWNER),
            Map.entry("GET /settings/integrations/{id}/row", Role.MEMBER),
            Map.entry("GET /settings/integrations/{id}/cost", Role.MEMBER),
            Map.entry("GET /settings/integrations/{id}/connect", Role.OWNER),
            Map.entry("POST /settings/integrations/{id}/verify", Role.OWNER),
            Map.entry("POST /settings/integrations/{id}/look", Role.EDITOR),
            Map.entry("POST /settings/integrations/{id}/rotate-key", Role.OWNER),
            Map.entry("POST /settings/integrations/{id}/revoke-former-key", Role.OWNER),
            Map.entry("POST /settings/integrations/{id}/remove", Role.OWNER),
            Map.entry("GET /settings/people", Role.MEMBER),
            Map.entry("POST /settings/people/invitations", Role.OWNER),
            Map.entry("POST /settings/people/invitations/{id}/revoke", Role.OWNER),
            Map.entry("POST /settings/people/{id}/link", Role.OWNER),
            Map.entry("POST /settings/people/{id}/role", Role.OWNER),
            Map.entry("POST /settings/people/{id}/remove", Role.OWNER),
            Map.entry("GET /settings/tokens", Role.MEMBER),
            Map.entry("POST /settings/tokens", Role.MEMBER),
            Map.entry("POST /settings/tokens/{id}/revoke", Role.MEMBER),
            Map.entry("GET /settings/audit", Role.OWNER),
            Map.entry("GET /repositories", Role.MEMBER),
            Map.entry("POST /repositories", Role.EDITOR),
            Map.entry("POST /repositories/all", Role.EDITOR),
            Map.entry("POST /repositories/rule", Role.EDITOR)));

    @Test
    void everyActionIsListed() {
        Set<String> listed = new TreeSet<>(LOWEST.keySet());
        listed.addAll(OPEN);
        listed.addAll(OWN);

        assertThat(actions()).isEqualTo(listed);
    }

    @Test
    void everyActionAllowsItsLowestRoleAndThoseAboveOnly() {
        for (Role role : Role.values()) {
            var browser = Browser.of(asOwner(), role.label());
            LOWEST.forEach((action, lowest) -> {
                Response answer = act(browser, action, true);
                assertThat(answer.statusCode()).as(action).isLessThan(500);
                assertThat(answer.statusCode() == 403)
                        .as("%s as %s", action, role)
                        .isEqualTo(!role.includes(lowest));
            });
        }
    }

    @Test
    void nobodyDoesAnythingWithoutSigningIn() {
        for (String action : LOWEST.keySet()) {
            assertThat(act(new Browser(), action, false).header("Location"))
                    .as(action)
                    .startsWith("/sign-in");
        }
        for (String action : OWN) {
            assertThat(act(new Browser(), action, false).header("Location"))
                    .as(action)
                    .startsWith("/sign-in");
        }
    }

    @Test
    void nobodyDoesAnythingWithAOneTimePassword() {
        var browser = new Browser();
        browser.signIn(Browser.account(asOwner(), "owner", true), Browser.PASSWORD);
        for (String action : LOWEST.keySet()) {
            assertThat(act(browser, action, true).header("Location")).as(action).isEqualTo("/password");
        }
    }

    @Test
    void noFormIsTakenThatIsNotTheSessionsOwn() {
        var browser = Browser.of(asOwner(), "owner");
        for (String action : actions()) {
            if (action.startsWith("POST") && !OPEN.contains(action)) {
                assertThat(act(browser, action, false).statusCode()).as(action).isEqualTo(403);
            }
        }
        browser.get("/images").then().statusCode(200);
    }

    private static Response act(Browser browser, String action, boolean own) {
        String[] words = action.split(" ");
        String path = words[1].replace("{id}", UUID.randomUUID().toString()).replace("{digest}", Digests.next());
        if (words[0].equals("GET")) {
            return browser.get(path);
        }
        return own ? browser.post(path, Map.of()) : browser.send(path, Map.of("formToken", "of another"));
    }

    /** All that is not documented as an operation for scripts, which RolesIT lists. */
    private static Set<String> actions() {
        Set<String> actions = new TreeSet<>(Operations.read().all().keySet());
        actions.removeIf(action -> action.contains(" /api/"));
        actions.removeAll(OF_AWS);
        return actions;
    }
}
