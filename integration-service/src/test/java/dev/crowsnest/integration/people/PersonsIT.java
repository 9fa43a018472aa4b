package dev.crowsnest.integration.people;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class PersonsIT extends RunningService {

    @Test
    void letsAPersonInWithATokenUntilItIsRevoked() {
        String person = add("Ada", "editor");
        ValidatableResponse issued =
                issue(person, Map.of("name", "laptop")).statusCode(201).body("role", equalTo("editor"));
        String token = issued.extract().path("token");
        as(token)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("Ada"))
                .body("role", equalTo("editor"));
        asOwner()
                .get("/api/v1/persons/" + person + "/tokens")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].name", equalTo("laptop"))
                .body("items[0].token", equalTo(null));

        String path =
                "/api/v1/persons/" + person + "/tokens/" + issued.extract().path("id");
        asOwner().delete(path).then().statusCode(204);

        as(token).get("/api/v1/me").then().statusCode(401);
        asOwner().delete(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void givesATokenNoMoreRightsThanItsPersonHas() {
        String person = add("Grace", "member");
        issue(person, Map.of("name", "more", "role", "owner"))
                .statusCode(403)
                .body("detail", containsString("never has more rights"));
    }

    @Test
    void endsNoTokenUnderTheNameOfAnotherPerson() {
        String token =
                issue(add("Alan", "member"), Map.of("name", "his")).extract().path("id");
        asOwner()
                .delete("/api/v1/persons/" + add("Kurt", "member") + "/tokens/" + token)
                .then()
                .statusCode(404);
    }

    @Test
    void invitesSomebodyByALinkThatIsShownOnceAndCanBeWithdrawn() {
        String name = "guest " + UUID.randomUUID();
        var invited = asOwner()
                .body(Map.of("name", " " + name, "role", "editor"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .body("role", equalTo("editor"))
                .extract();
        String id = invited.path("id");
        String path = invited.path("path");
        String open = "items.findAll { it.id == '" + id + "' }.name";
        asOwner().get("/api/v1/invitations").then().body(open, equalTo(List.of(name)));
        assertThat(asOwner().get("/api/v1/invitations").asString()).doesNotContain(path.replace("/invitation/", ""));
        asOwner()
                .body(Map.of("name", name.toUpperCase(Locale.ROOT), "role", "member"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(409)
                .body("detail", containsString("an invitation under this name is open"));

        asOwner().delete("/api/v1/invitations/" + id).then().statusCode(204);

        asOwner().get("/api/v1/invitations").then().body(open, equalTo(List.of()));
        new Browser().get(path).then().statusCode(409).body(containsString("an owner revoked it"));
        asOwner().delete("/api/v1/invitations/" + id).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void letsInWhoeverWasInvited() {
        String name = "guest " + UUID.randomUUID();
        String path = asOwner()
                .body(Map.of("name", name, "role", "member"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("path");

        new Browser().accept(path, Browser.PASSWORD, Browser.PASSWORD).then().statusCode(303);

        new Browser().signIn(name, Browser.PASSWORD).then().statusCode(303);
    }

    @Test
    void makesALinkForSomebodyWhoIsThereAndEndsTheFormerOne() {
        String link = "/api/v1/persons/" + add("Ada", "member") + "/link";
        String former = asOwner().post(link).then().statusCode(201).extract().path("path");

        String path = asOwner().post(link).then().statusCode(201).extract().path("path");

        new Browser().get(former).then().statusCode(409);
        new Browser().get(path).then().statusCode(200);
        asOwner().post("/api/v1/persons/" + UUID.randomUUID() + "/link").then().statusCode(404);
    }

    @Test
    void givesARoleThatCountsAtOnce() {
        String person = add("Ada", "editor");
        String token = issue(person, Map.of("name", "laptop"))
                .statusCode(201)
                .extract()
                .path("token");

        role(person, "member").statusCode(204);

        as(token).get("/api/v1/me").then().body("role", equalTo("member"));
        role(person, "god").statusCode(400).body("detail", containsString("roles are owner, editor, member"));
        role(UUID.randomUUID().toString(), "member").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void removesAPersonWithAllThatLetsThePersonIn() {
        String person = add("Ada", "member");
        String token = issue(person, Map.of("name", "laptop"))
                .statusCode(201)
                .extract()
                .path("token");
        String path = "/api/v1/persons/" + person;

        asOwner().delete(path).then().statusCode(204);

        as(token).get("/api/v1/me").then().statusCode(401);
        asOwner().get(path + "/tokens").then().statusCode(404);
        asOwner().delete(path).then().statusCode(404).body("detail", containsString("there is none"));
    }

    @Test
    void listsEverybodyPageByPage() {
        var added = List.of(add("One", "member"), add("Two", "member"), add("Three", "owner"));
        var found = new ArrayList<String>();
        String cursor = "";
        do {
            var page = asOwner().get("/api/v1/persons?limit=2&cursor=" + cursor);
            found.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(found).containsAll(added).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatIsWrong() {
        asOwner()
                .body(Map.of("name", "Eve", "role", "god"))
                .post("/api/v1/persons")
                .then()
                .statusCode(400)
                .body("detail", containsString("owner, editor, member"));
        asOwner()
                .body(Map.of("name", "zero\u0000character", "role", "member"))
                .post("/api/v1/persons")
                .then()
                .statusCode(400)
                .body("detail", containsString("name must not hold control characters"));
        issue(UUID.randomUUID().toString(), Map.of("name", "x"))
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static String add(String name, String role) {
        return asOwner()
                .body(Map.of("name", name, "role", role))
                .post("/api/v1/persons")
                .then()
                .statusCode(201)
                .body("role", equalTo(role))
                .extract()
                .path("id");
    }

    private static ValidatableResponse issue(String person, Map<String, String> wanted) {
        return asOwner()
                .body(wanted)
                .post("/api/v1/persons/" + person + "/tokens")
                .then();
    }

    private static ValidatableResponse role(String person, String role) {
        return asOwner()
                .body(Map.of("role", role))
                .post("/api/v1/persons/" + person + "/role")
                .then();
    }
}
