package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** How the feeds stand. */
@QuarkusTest
class FeedPagesIT extends RunningService {

    @Test
    void marksAFeedThatWasNeverReadAndSaysWhy() {
        Browser.of(asOwner(), "member")
                .get("/settings/advisories")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("1 of 1 out of date"),
                        containsString("KEV"),
                        containsString("https://mirror/KEV"),
                        containsString("Never read"),
                        containsString("the server answered 503; 2 failures in a row"),
                        containsString("Not read: CVE-1: its cveID is no CVE"),
                        containsString("1404"),
                        containsString("24 Nov 2026, 12:00:00 UTC"),
                        containsString("24 Nov 2026, 12:02:00 UTC")));
    }

    @Test
    void looksNowForAnOwnerAndLeadsBack() {
        var owner = Browser.of(asOwner(), "owner");
        owner.get("/settings/advisories").then().body(not(containsString("aria-disabled")));

        owner.post("/settings/advisories/sync", Map.of())
                .then()
                .statusCode(303)
                .header("Location", "/settings/advisories");
    }

    @Test
    void showsAMemberWhoMayLook() {
        Browser.of(asOwner(), "member")
                .get("/settings/advisories")
                .then()
                .body(allOf(containsString("aria-disabled"), containsString("Owners may; ask one of them.")));
    }

    @Test
    void looksAgainSoonWhileALookIsOnItsWay() {
        Browser.of(asOwner(), "member")
                .get("/settings/advisories?looking=yes")
                .then()
                .body(allOf(containsString("They are being looked at"), containsString("hx-trigger=\"every 3s\"")));
    }
}
