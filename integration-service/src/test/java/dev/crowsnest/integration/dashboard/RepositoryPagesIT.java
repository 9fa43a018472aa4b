package dev.crowsnest.integration.dashboard;

import dev.crowsnest.contracts.event.v1.RepositoryDeleted;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** The list of repositories and its switches. */
@QuarkusTest
class RepositoryPagesIT extends RunningService {

    private TestRegistry registry;
    private Browser browser;

    @BeforeEach
    void knowThreeRepositories() {
        registry = newRegistry(false);
        browser = Browser.of(asOwner(), "editor");
        for (String name : List.of("shop/api", "shop/web", "data")) {
            registry.push(name, Digests.next(), "1", Instant.now());
        }
        eventually().until(() -> known("").size() == 3);
    }

    @Test
    void turnsOnAllThatAreTickedAndNoOther() {
        browser.post("/repositories", Map.of("ticked", "on", "chosen", id("shop/api"), "back", list("")))
                .then()
                .statusCode(303)
                .header("Location", list(""));

        browser.get(list("&analysis=on"))
                .then()
                .body(allOf(containsString("shop/api"), not(containsString("shop/web"))));
        browser.get(list("&analysis=off"))
                .then()
                .body(allOf(containsString("shop/web"), not(containsString("shop/api"))));
    }

    @Test
    void turnsOneOffByItsOwnButtonWhateverIsTicked() {
        browser.post("/repositories/all", Map.of("registry", registry.id()))
                .then()
                .statusCode(303);

        browser.post("/repositories", Map.of("off", id("data"), "chosen", id("shop/api")))
                .then()
                .statusCode(303)
                .header("Location", "/repositories");

        browser.get(list("&analysis=off")).then().body(allOf(containsString("data"), not(containsString("shop/"))));
    }

    @Test
    void saysThatNoneIsTicked() {
        browser.post("/repositories", Map.of("ticked", "on"))
                .then()
                .statusCode(400)
                .body(containsString("tick at least one of them first"));
    }

    @Test
    void findsByAPartOfTheName() {
        browser.get(list("&q=shop")).then().body(allOf(containsString("shop/web"), not(containsString(">data<"))));
        browser.get(list("&q=nothing")).then().body(containsString("No repository is like that"));
    }

    @Test
    void leavesOutWhatAwsDeleted() {
        registry.send(
                "data",
                registry.event("data", Instant.now().plusSeconds(1))
                        .setRepositoryDeleted(RepositoryDeleted.getDefaultInstance()));

        eventually().until(() -> !browser.get(list("")).asString().contains(">data<"));
        browser.get(list("")).then().body(containsString("shop/api"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry=x", "cursor=!"})
    void explainsAnAddressThatCannotBe(String query) {
        browser.get("/repositories?" + query)
                .then()
                .statusCode(400)
                .contentType(containsString("text/html"))
                .body(containsString("The request is not valid"));
    }

    @Test
    void showsAMemberWhoMayTurnThem() {
        Browser.of(asOwner(), "member")
                .get(list(""))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Editors and owners turn repositories on and off."),
                        containsString("aria-disabled"),
                        not(containsString("name=\"chosen\""))));
    }

    private String list(String more) {
        return "/repositories?registry=" + registry.id() + more;
    }

    private String id(String name) {
        return known("&name=" + name).get(0);
    }

    private List<String> known(String more) {
        return asOwner()
                .get("/api/v1/repositories?integration=" + registry.id() + more)
                .then()
                .statusCode(equalTo(200))
                .extract()
                .path("items.id");
    }
}
