package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** The list of persons: their roles, and removing them. */
@QuarkusTest
class PeoplePagesIT extends RunningService {

    private static final String KEPT = "create table kept as select * from account where false";

    private String ownerName = "";
    private final Browser owner = new Browser();

    @BeforeEach
    void signIn() {
        ownerName = Browser.account(asOwner(), "owner", false);
        owner.signIn(ownerName, Browser.PASSWORD).then().statusCode(303);
    }

    @Test
    void saysWhoIsThereSinceWhenAndWhenTheySignedIn() {
        String name = Browser.account(asOwner(), "member", false);
        assertThat(row(name)).contains("none seen").doesNotContain("no account yet");

        new Browser().signIn(name, Browser.PASSWORD);

        assertThat(row(name))
                .contains("data-label=\"Since\"", "UTC\">now</time>")
                .doesNotContain("none seen");
    }

    @Test
    void reachesEachOfMoreThanOnePage() {
        Database.execute("""
                insert into person (id, name, role, created_at)
                select gen_random_uuid(), 'zz many ' || lpad(n::text, 3, '0'), 'MEMBER', now() from generate_series(1, 501) n""");
        try {
            String first = owner.get("/settings/people").asString();
            String next = first.replaceAll("(?s).*<a class=\"btn\" href=\"([^\"]*)\" rel=\"next\">.*", "$1");

            assertThat(first).contains("zz many 001").doesNotContain("zz many 501");
            assertThat(owner.get(next).asString()).contains("zz many 501", "To the first");
            owner.get("/settings/people?cursor=YWJj").then().statusCode(400);
        } finally {
            Database.execute("delete from person where name like 'zz many %'");
        }
    }

    @Test
    void givesARoleThatCountsAtOnceForSessionsAndTokens() {
        String name = Browser.account(asOwner(), "editor", false);
        String token = tokenOf(id(name));
        var browser = new Browser();
        browser.signIn(name, Browser.PASSWORD);
        browser.post("/repositories", Map.of("ticked", "on")).then().statusCode(400);

        act(name, "role", Map.of("role", "member")).then().statusCode(303).header("Location", "/settings/people");

        browser.post("/repositories", Map.of("ticked", "on")).then().statusCode(403);
        as(token)
                .post("/api/v1/repositories/" + UUID.randomUUID() + "/enable")
                .then()
                .statusCode(403);
        act(name, "role", Map.of("role", "god")).then().statusCode(400).body(containsString("roles are owner"));
    }

    @Test
    void endsAllOfAPersonThatIsRemoved() {
        String name = Browser.account(asOwner(), "member", false);
        String id = id(name);
        String token = tokenOf(id);
        var browser = new Browser();
        browser.signIn(name, Browser.PASSWORD);
        act(name, "link", Map.of()).then().statusCode(200);

        act(name, "remove", Map.of()).then().statusCode(303);

        browser.get("/images").then().statusCode(303).header("Location", "/sign-in?to=%2Fimages");
        as(token).get("/api/v1/me").then().statusCode(401);
        new Browser().signIn(name, Browser.PASSWORD).then().statusCode(400);
        owner.get("/settings/people").then().body(not(containsString(name)));
        asOwner().get("/api/v1/persons/" + id + "/tokens").then().statusCode(404);
        owner.post("/settings/people/" + id + "/remove", Map.of()).then().statusCode(404);
        owner.post("/settings/people/invitations", Map.of("name", name, "role", "member"))
                .then()
                .statusCode(200);
    }

    @Test
    void endsTheLinksOfOneWhoMayInviteNoMore() {
        String name = Browser.account(asOwner(), "owner", false);
        var browser = new Browser();
        browser.signIn(name, Browser.PASSWORD);
        String invited = "guest " + UUID.randomUUID();
        browser.post("/settings/people/invitations", Map.of("name", invited, "role", "owner"))
                .then()
                .statusCode(200);
        owner.get("/settings/people").then().body(containsString(invited));

        act(name, "role", Map.of("role", "editor")).then().statusCode(303);

        owner.get("/settings/people").then().body(not(containsString(invited)));
    }

    @Test
    void keepsTheLastOwnerWhoCanSignIn() {
        alone(List.of(ownerName));

        assertThat(row(ownerName))
                .contains("Nobody else is an owner who can sign in", "aria-disabled")
                .doesNotContain("data-opens");
        for (String action : List.of("role", "remove")) {
            act(ownerName, action, Map.of("role", "member"))
                    .then()
                    .statusCode(409)
                    .body(allOf(
                            containsString("nobody else is an owner who can sign in"),
                            containsString("<h1>People</h1>")));
        }
        String path = "/api/v1/persons/" + id(ownerName);
        asOwner()
                .body(Map.of("role", "member"))
                .post(path + "/role")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("nobody else is an owner who can sign in"));
        asOwner().delete(path).then().statusCode(409);
    }

    @Test
    void keepsOneOfTwoOwnersWhoRemoveEachOther() {
        String other = Browser.account(asOwner(), "owner", false);
        var browser = new Browser();
        browser.signIn(other, Browser.PASSWORD);
        alone(List.of(ownerName, other));
        String mine = id(ownerName);
        String theirs = id(other);

        List<CompletableFuture<Integer>> both = Stream.of(Map.entry(owner, theirs), Map.entry(browser, mine))
                .map(each -> CompletableFuture.supplyAsync(() -> each.getKey()
                        .post("/settings/people/" + each.getValue() + "/remove", Map.of())
                        .statusCode()))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join).filter(status -> status == 303))
                .isNotEmpty();
        assertThat(Stream.of(owner, browser)
                        .filter(one -> one.get("/settings/people").statusCode() == 200))
                .hasSize(1);
    }

    @Test
    void showsAnEditorWhoMayChangeIt() {
        Browser.of(asOwner(), "editor")
                .get("/settings/people")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(ownerName),
                        containsString("Owners invite and remove people and change roles; ask one of them."),
                        containsString("aria-disabled"),
                        not(containsString("data-opens"))));
    }

    @AfterEach
    void letTheOthersInAgain() {
        Browser.execute("create table if not exists kept as select * from account where false");
        Browser.execute("insert into account select * from kept on conflict do nothing");
        Browser.execute("drop table kept");
    }

    // Other tests have owners too.
    private static void alone(List<String> owners) {
        String others =
                " from account where person_id in (select id from person where role = 'OWNER' and name not in ('"
                        + String.join("','", owners) + "'))";
        Browser.execute(KEPT);
        Browser.execute("insert into kept select *" + others);
        Browser.execute("delete from page_session where person_id in (select person_id" + others + ")");
        Browser.execute("delete" + others);
    }

    private Response act(String name, String action, Map<String, String> fields) {
        return owner.post("/settings/people/" + id(name) + "/" + action, fields);
    }

    private String row(String name) {
        Matcher found = Pattern.compile(
                        "<tr role=\"row\">\\s*<td role=\"cell\" class=\"name\">" + name + ".*?</tr>", Pattern.DOTALL)
                .matcher(owner.get("/settings/people").asString());
        assertThat(found.find()).as(name).isTrue();
        return found.group();
    }

    private String id(String name) {
        Matcher found = Pattern.compile("/settings/people/([^/]+)/link").matcher(row(name));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String tokenOf(String person) {
        return asOwner()
                .body(Map.of("name", "for a test"))
                .post("/api/v1/persons/" + person + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
