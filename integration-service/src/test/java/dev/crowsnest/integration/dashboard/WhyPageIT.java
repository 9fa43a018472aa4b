package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** The page that says why an image is not shown. */
@QuarkusTest
class WhyPageIT extends RunningService {

    private Browser browser;

    @BeforeEach
    void signIn() {
        browser = Browser.of(asOwner(), "member");
    }

    @Test
    void asksFirst() {
        browser.get("/why")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(allOf(containsString("Paste its name"), not(containsString("Stops here"))));
    }

    @Test
    void isReachedFromTheImages() {
        browser.get("/images?q=no-such-image").then().body(containsString("<a href=\"/why\">Why is my image"));
    }

    @Test
    void leadsToWhereTheObstacleIsTakenAway() {
        TestRegistry registry = newRegistry(false);
        Browser.execute("update integration set state = 'CONNECTED' where id = '" + registry.id() + "'");
        registry.push("shop/api", Digests.next(), "1", Instant.now());
        String address =
                "/why?image=" + registry.account() + ".dkr.ecr." + registry.region() + ".amazonaws.com/shop/api:1";

        eventually().until(() -> browser.get(address).asString().contains("is turned off, so its pushes"));
        browser.get(address)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Stops here: </span>The repository is turned on"),
                        containsString("Not asked: </span>A push of the image was seen"),
                        containsString("href=\"/repositories?q=shop%2Fapi\"")));
    }

    @Test
    void saysWhatItCannotRead() {
        browser.get("/why?image=<b>\"x/y:1")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("it begins with no host name"),
                        containsString("&lt;b&gt;&quot;x/y:1"),
                        not(containsString("<b>\"x"))));
    }
}
