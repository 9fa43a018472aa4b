package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** The list of images, and what it is narrowed by. */
@QuarkusTest
class ImagePagesIT extends RunningService {

    private final String repository = "pages/" + UUID.randomUUID();
    private final String tagged = Digests.next();
    private final String untagged = Digests.next();

    private Browser browser;

    @BeforeEach
    void knowTwoImages() {
        TestRegistry registry = newRegistry(true);
        browser = Browser.of(asOwner(), "member");
        registry.push(repository, tagged, "release_1", Instant.now());
        registry.push(repository, untagged, "", Instant.now());
        eventually().until(() -> {
            String all = list("&untagged=yes");
            return all.contains(tagged) && all.contains(untagged);
        });
    }

    @Test
    void leavesOutWhatHasNoTagUntilItIsAskedFor() {
        browser.get("/images?q=" + repository)
                .then()
                .body(allOf(containsString(tagged), not(containsString(untagged)), containsString(":release_1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release_1", "sha256:"})
    void findsByAWholeTagAndByTheBeginOfADigest(String looked) {
        String text = looked.equals("sha256:") ? tagged.substring(0, 20) : looked;

        browser.get("/images?q=" + text).then().body(containsString(tagged));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release_2", "release", "pages%25", "_ages/"})
    void takesSignsOfPatternsForWhatTheyAre(String looked) {
        browser.get("/images?q=" + looked).then().statusCode(200).body(not(containsString(tagged)));
    }

    @Test
    void takesWhatAFormSendsOfNothingChosen() {
        browser.get("/images?q=" + repository + "&state=&severity=")
                .then()
                .statusCode(200)
                .body(containsString(tagged));
        browser.get("/images?q=" + repository + "&state=FAILED")
                .then()
                .statusCode(200)
                .body(containsString("No image is like that"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=BLUE", "severity=NONE", "cursor=!"})
    void explainsAnAddressThatCannotBe(String query) {
        browser.get("/images?" + query)
                .then()
                .statusCode(400)
                .contentType(containsString("text/html"))
                .body(containsString("The request is not valid"));
    }

    @Test
    void explainsAnImageThatIsNotThere() {
        browser.get("/images/" + Digests.next())
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("could not show the image"));
        browser.get("/images/latest").then().statusCode(400).body(containsString("sha256:"));
    }

    private String list(String more) {
        return browser.get("/images?q=" + repository + more).asString();
    }
}
