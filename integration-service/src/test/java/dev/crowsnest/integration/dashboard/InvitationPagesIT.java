package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** Links that let somebody in. */
@QuarkusTest
class InvitationPagesIT extends RunningService {

    private static final String CHOSEN = "a crow on a high mast";
    private static final Pattern LINK = Pattern.compile("data-path=\"(/invitation/cni_[\\w-]+)\"");

    private final String name = "Ada " + UUID.randomUUID();
    private final Browser guest = new Browser();
    private Browser owner;

    @BeforeEach
    void signIn() {
        owner = Browser.of(asOwner(), "owner");
    }

    @Test
    void makesAnAccountAndSignsIn() {
        Response made = invite("editor");
        String path = path(made);
        made.then().body(containsString("http://localhost:" + RestAssured.port + path));
        guest.get(path)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(allOf(containsString("Welcome, " + name), containsString("with the role editor")));

        guest.accept(path, CHOSEN, CHOSEN).then().statusCode(303).header("Location", "/");

        guest.get("/images").then().statusCode(200).body(allOf(containsString(name), containsString("editor")));
        new Browser().signIn(name, CHOSEN).then().statusCode(303);
        guest.get(path).then().statusCode(409).body(containsString("it was used already; sign in"));
        guest.accept(path, "another password of mine", "another password of mine")
                .then()
                .statusCode(409);
        owner.get("/settings/people").then().body(containsString(name));
    }

    @Test
    void saysWhatIsWrongWithAPasswordAndGoesOn() {
        String path = path(invite("member"));

        guest.accept(path, "short", "short")
                .then()
                .statusCode(400)
                .body(allOf(containsString("at least 12 characters"), containsString("Welcome, " + name)));
        guest.accept(path, CHOSEN, "other").then().statusCode(400).body(containsString("differ"));

        guest.accept(path, CHOSEN, CHOSEN).then().statusCode(303);
    }

    @Test
    void endsBySevenDays() {
        String path = path(invite("member"));

        Browser.execute("update invitation set ends_at = now() where name = '" + name + "'");

        guest.get(path).then().statusCode(409).body(containsString("it ended after 7 days"));
        guest.accept(path, CHOSEN, CHOSEN).then().statusCode(409);
        owner.get("/settings/people").then().body(not(containsString(name)));
    }

    @Test
    void opensNothingOnceRevoked() {
        String path = path(invite("member"));
        Matcher open = Pattern.compile("/settings/people/invitations/([^/]+)/revoke\"[^\\n]*for " + name)
                .matcher(owner.get("/settings/people").asString());
        assertThat(open.find()).isTrue();

        owner.post("/settings/people/invitations/" + open.group(1) + "/revoke", Map.of())
                .then()
                .statusCode(303)
                .header("Location", "/settings/people");

        guest.get(path).then().statusCode(409).body(containsString("an owner revoked it"));
        owner.post("/settings/people/invitations/" + open.group(1) + "/revoke", Map.of())
                .then()
                .statusCode(404);
    }

    @Test
    void opensNothingThatNobodyMade() {
        guest.get("/invitation/cni_unknown")
                .then()
                .statusCode(404)
                .body(allOf(containsString("This link opens nothing"), containsString("there is none")));
        guest.accept("/invitation/cni_unknown", CHOSEN, CHOSEN).then().statusCode(404);
    }

    @Test
    void letsAPersonOfTheApiInAndLaterChooseAnotherPassword() {
        String id = asOwner()
                .body(Map.of("name", name, "role", "member"))
                .post("/api/v1/persons")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        owner.get("/settings/people").then().body(containsString("no account yet"));
        String first = path(owner.post("/settings/people/" + id + "/link", Map.of()));
        String second = path(owner.post("/settings/people/" + id + "/link", Map.of()));
        guest.get(first).then().statusCode(409);
        guest.accept(second, CHOSEN, CHOSEN).then().statusCode(303);
        guest.get("/images").then().statusCode(200);

        String reset = path(owner.post("/settings/people/" + id + "/link", Map.of()));
        var later = new Browser();
        later.accept(reset, "a crow on another mast", "a crow on another mast")
                .then()
                .statusCode(303);

        later.get("/images").then().statusCode(200).body(containsString("member"));
        guest.get("/images").then().statusCode(303);
        new Browser().signIn(name, CHOSEN).then().statusCode(400);
    }

    @Test
    void letsNobodyTakeTheNameOfAnother() {
        String taken = Browser.account(asOwner(), "member", false);

        owner.post("/settings/people/invitations", Map.of("name", taken.toUpperCase(Locale.ROOT), "role", "member"))
                .then()
                .statusCode(409)
                .body(containsString("somebody else signs in under this name"));
        invite("member").then().statusCode(200);
        invite("member").then().statusCode(409).body(containsString("an invitation under this name is open"));
    }

    @Test
    void letsThoseInWhoCameFirst() {
        String path = path(invite("member"));
        String other = Browser.account(asOwner(), "member", false);
        Browser.execute("update account set sign_in_name = '" + name.toLowerCase(Locale.ROOT)
                + "' where sign_in_name = '" + other.toLowerCase(Locale.ROOT) + "'");

        guest.accept(path, CHOSEN, CHOSEN)
                .then()
                .statusCode(409)
                .body(containsString("somebody else signs in under this name"));
    }

    @Test
    void refusesWhatIsNoNameOrRole() {
        owner.post("/settings/people/invitations", Map.of("name", " ", "role", "member"))
                .then()
                .statusCode(400)
                .body(containsString("1 to 100 characters"));
        owner.post("/settings/people/invitations", Map.of("name", name, "role", "god"))
                .then()
                .statusCode(400)
                .body(containsString("roles are owner, editor, member"));
    }

    @Test
    void refusesAFormOfAnotherSite() {
        RestAssured.given()
                .header("Sec-Fetch-Site", "cross-site")
                .formParams(Map.of("chosen", CHOSEN, "repeated", CHOSEN))
                .post(path(invite("member")))
                .then()
                .statusCode(403);
    }

    @Test
    void showsAMemberWhoMayInvite() {
        invite("editor");

        Browser.of(asOwner(), "member")
                .get("/settings/people")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(name),
                        containsString("Owners invite and remove people"),
                        containsString("aria-disabled"),
                        not(containsString("<button class=\"btn main\">"))));
    }

    private Response invite(String role) {
        return owner.post("/settings/people/invitations", Map.of("name", name, "role", role));
    }

    private static String path(Response made) {
        Matcher found = LINK.matcher(made.then().statusCode(200).extract().asString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
