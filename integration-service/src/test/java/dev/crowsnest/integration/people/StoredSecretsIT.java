package dev.crowsnest.integration.people;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever reads the database gets in nowhere with what is there. */
@QuarkusTest
class StoredSecretsIT extends RunningService {

    private static final String TABLES = "select string_agg(table_name, ',') from information_schema.tables"
            + " where table_schema = current_schema() and table_type = 'BASE TABLE'";

    @Test
    void areNowhereInTheTables() {
        String name = "guest " + UUID.randomUUID();
        String password = "chosen " + UUID.randomUUID();
        String link = asOwner()
                .body(Map.of("name", name, "role", "editor"))
                .post("/api/v1/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("path");
        String invitation = link.replace("/invitation/", "");
        assertThat(tablesWith(invitation)).isEmpty();

        var browser = new Browser();
        browser.accept(link, password, password).then().statusCode(303);
        String token = token("member");

        assertThat(tablesWith(name)).contains("person", "account");
        for (String secret : List.of(invitation, password, browser.session(), token)) {
            assertThat(secret).hasSizeGreaterThan(20);
            assertThat(tablesWith(secret)).isEmpty();
        }
    }

    // A prefix may be left out of what is kept, and bytes are shown in hexadecimal digits.
    private static List<String> tablesWith(String text) {
        String end = text.substring(text.length() - 20);
        String hex = HexFormat.of().formatHex(end.getBytes(StandardCharsets.UTF_8));
        return Arrays.stream(Database.value(TABLES).split(","))
                .filter(table -> !Database.value("select 1 from " + table + " t where position('" + end
                                + "' in t::text) > 0 or position('" + hex + "' in t::text) > 0 limit 1")
                        .isEmpty())
                .toList();
    }
}
