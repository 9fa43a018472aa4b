package dev.crowsnest.integration.people;

import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
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
}
