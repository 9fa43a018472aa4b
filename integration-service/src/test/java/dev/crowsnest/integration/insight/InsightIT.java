package dev.crowsnest.integration.insight;

import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class InsightIT extends RunningService {

    @Test
    void showsTheReportAndThePackagesOfAnImage() {
        String digest = known(Digests.next());

        asOwner()
                .get("/api/v1/images/" + digest + "/report?platform=linux/arm64")
                .then()
                .statusCode(200)
                .body("image", equalTo(digest))
                .body("platform", equalTo("linux/arm64"))
                .body("findings[0].id", equalTo("CVE-2024-0001"))
                .body("findings[0].fixed", nullValue())
                .body("findings[0].fixState", equalTo("WONT_FIX"))
                .body("findings[0].kev.added", equalTo("2024-02-01"))
                .body("findings[0].kev.due", nullValue())
                .body("findings[0].kev.ransomware", equalTo(true))
                .body("findings[0].epss.probability", equalTo(0.25f))
                .body("findings[0].epss.percentile", equalTo(0.75f))
                .body("findings[0].evidence.comparedName", equalTo("zlib"))
                .body("advisories.advisories", equalTo(60));
        asOwner()
                .get("/api/v1/images/" + digest + "/packages")
                .then()
                .statusCode(200)
                .body("packages[0].purl", equalTo("pkg:deb/debian/zlib1g@1.2.13"))
                .body("packages[0].owner", nullValue())
                .body("packages[1].owner", equalTo("pkg:deb/debian/python3-six@1.16.0-4"));
    }

    @Test
    void showsHowAnImageWasBuilt() {
        String digest = known(Digests.next());

        asOwner()
                .get("/api/v1/images/" + digest + "/layers")
                .then()
                .statusCode(200)
                .body("steps.size()", equalTo(3))
                .body("steps[0].instruction", equalTo("ADD base /"))
                .body("steps[0].layer.size", equalTo(31_400_000))
                .body("steps[0].layer.packages", equalTo(88))
                .body("steps[0].layer.vulnerabilities.critical", equalTo(4))
                .body("steps[1].layer", nullValue())
                .body("steps[2].cut", equalTo(true))
                .body("misfit", nullValue());
    }

    @Test
    void listsTheFeedsWithWhatIsWrongWithThem() {
        asOwner()
                .get("/api/v1/feeds")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].name", equalTo("KEV"))
                .body("items[0].edition", nullValue())
                .body("items[0].records", equalTo(1404))
                .body("items[0].problems[0]", containsString("no CVE"))
                .body("items[0].good", nullValue())
                .body("items[0].failures", equalTo(2))
                .body("items[0].failure", equalTo("the server answered 503"))
                .body("items[0].next", equalTo("2026-11-24T12:02:00Z"));
    }

    @Test
    void looksAtTheFeedsNowAndSaysWhyNot() {
        asOwner()
                .contentType("application/json")
                .post("/api/v1/feeds/sync")
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("KEV"));
        asOwner()
                .contentType("application/json")
                .body("{\"from\": \"busy\"}")
                .post("/api/v1/feeds/sync")
                .then()
                .statusCode(409)
                .body("detail", containsString("being looked at already"));
        asOwner()
                .contentType("application/json")
                .body("{\"from\": \"nowhere\"}")
                .post("/api/v1/feeds/sync")
                .then()
                .statusCode(400)
                .body("detail", containsString("not the address of a mirror"));
    }

    @Test
    void explainsHowAnImageStandsToAVulnerability() {
        String digest = known(Digests.next());

        asOwner()
                .get("/api/v1/images/" + digest + "/vulnerabilities/CVE-2024-0001")
                .then()
                .statusCode(200)
                .body("image", equalTo(digest))
                .body("vulnerability", equalTo("CVE-2024-0001"))
                .body("standing", equalTo("NOT_AFFECTED"))
                .body("packages[0].advisories[0].affected[0]", equalTo("< 1.2.13"))
                .body("packages[0].advisories[0].fixed", nullValue())
                .body("others[0].stream", equalTo("npm"));
    }

    @Test
    void pagesThroughWhatAdvisoriesChangedForAnImage() {
        String history = "/api/v1/images/" + known(Digests.next()) + "/history?limit=1";

        String next = asOwner()
                .get(history)
                .then()
                .statusCode(200)
                .body("items[0].event", equalTo("SEVERITY_CHANGED"))
                .body("items[0].change", equalTo(8))
                .body("items[0].before.severity", equalTo("LOW"))
                .body("items[0].after.severity", equalTo("CRITICAL"))
                .extract()
                .path("next");
        asOwner()
                .get(history + "&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items[0].event", equalTo("APPEARED"))
                .body("items[0].at", equalTo("2026-11-24T12:00:00Z"))
                .body("items[0].before", nullValue())
                .body("items[0].after.fixable", equalTo(true))
                .body("next", nullValue());
    }

    @Test
    void saysThatThereIsNoFinishedAnalysis() {
        String digest = known(Digests.unknownToInsights());

        asOwner()
                .get("/api/v1/images/" + digest + "/report")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("no finished analysis"));
    }

    @Test
    void asksNobodyAboutAnImageThatIsNotOfTheInventory() {
        asOwner().get("/api/v1/images/" + Digests.next() + "/report").then().statusCode(404);
    }

    private static String known(String digest) {
        TestRegistry registry = newRegistry(true);
        registry.push("app", digest, "1", Instant.now());
        eventually()
                .until(() -> asOwner().get("/api/v1/images?digest=" + digest).path("items[0].state") != null);
        return digest;
    }
}
