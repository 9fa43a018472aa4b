package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** The page of who changed what. */
@QuarkusTest
class AuditPagesIT extends RunningService {

    @Test
    void showsOwnersWhoChangedWhat() {
        var owner = Browser.of(asOwner(), "owner");
        String name = "Ada " + UUID.randomUUID();
        String secret = owner.post("/settings/people/invitations", Map.of("name", name, "role", "editor"))
                .asString();
        Matcher link = Pattern.compile("cni_[\\w-]+").matcher(secret);
        assertThat(link.find()).isTrue();

        owner.get("/settings/audit")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("invited " + name + " as editor"),
                        containsString("with token first token"),
                        not(containsString(link.group()))));
    }

    @Test
    void leadsToWhatIsOlder() {
        String mark = "mark " + UUID.randomUUID();
        Browser.execute("insert into audit_entry (at, person, action, object_id, object)"
                + " select now(), 'somebody', 'PERSON_ADDED', '', '" + mark + " ' || i from generate_series(1, 120) i");
        var owner = Browser.of(asOwner(), "owner");
        String first = owner.get("/settings/audit").asString();
        assertThat(first).contains(mark + " 120<").doesNotContain(mark + " 1<", "To the newest");

        Matcher older = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first);
        assertThat(older.find()).isTrue();

        owner.get(older.group(1)).then().body(allOf(containsString(mark + " 1<"), containsString("To the newest")));
        owner.get("/settings/audit?cursor=!").then().statusCode(400);
    }

    @Test
    void isNotForOthers() {
        var editor = Browser.of(asOwner(), "editor");

        editor.get("/settings/audit").then().statusCode(403);
        editor.get("/images").then().body(not(containsString("/settings/audit")));
    }
}
