package dev.crowsnest.integration.dashboard;

import dev.crowsnest.contracts.event.v1.RepositoryDeleted;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

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
    void turnsOffAllThatAreTickedAndNoOther() {
        browser.post(all(""), Map.of("confirmed", 3)).then().statusCode(303);

        browser.post(
                        "/repositories",
                        Map.of(
                                "ticked", "off",
                                "chosen", List.of(id("shop/api"), id("data")),
                                "back", list("")))
                .then()
                .statusCode(303)
                .header("Location", list(""));

        browser.get(list("&analysis=off"))
                .then()
                .body(allOf(containsString("shop/api"), containsString(">data<"), not(containsString("shop/web"))));
        browser.get(list("&analysis=on"))
                .then()
                .body(allOf(containsString("shop/web"), containsString("1 of 1 are on.")));
    }

    @Test
    void turnsOneOffByItsOwnButtonWhateverIsTicked() {
        browser.post(all(""), Map.of("confirmed", 3)).then().statusCode(303);

        browser.post("/repositories", Map.of("off", id("data"), "chosen", id("shop/api")))
                .then()
                .statusCode(303)
                .header("Location", "/repositories");

        browser.get(list("&analysis=off")).then().body(allOf(containsString("data"), not(containsString("shop/"))));
    }

    @Test
    void turnsOnAllThatTheFilterShowsOnceTheirNumberIsConfirmed() {
        browser.get(list("&q=shop/*"))
                .then()
                .body(allOf(
                        containsString("0 of 2 are on."),
                        containsString("Turn on 2 repositories?"),
                        containsString("name=\"confirmed\" value=\"2\""),
                        not(containsString(">data<"))));

        browser.post(all("&q=shop/*"), Map.of("confirmed", 2, "images", 5))
                .then()
                .statusCode(303)
                .header("Location", "/repositories?q=shop%2F*&registry=" + registry.id());

        browser.get(list("&analysis=on"))
                .then()
                .body(allOf(containsString("shop/api"), containsString("shop/web"), not(containsString(">data<"))));
        browser.get(list("&q=shop/*"))
                .then()
                .body(allOf(containsString("2 of 2 are on."), not(containsString("Turn on all"))));
    }

    @Test
    void turnsNoneOnWhenThereAreMoreThanWereConfirmed() {
        browser.post(all(""), Map.of()).then().statusCode(400).body(containsString("confirm how many these are"));
        browser.post(all(""), Map.of("confirmed", 2)).then().statusCode(409).body(containsString("there are 3 by now"));
        browser.post(all("&analysis=on"), Map.of("confirmed", 3)).then().statusCode(303);

        browser.get(list("")).then().body(containsString("0 of 3 are on."));
    }

    @Test
    void turnsOnWithAsManyImagesAsOneChooses() {
        browser.get(list(""))
                .then()
                .body(allOf(
                        containsString("<option value=\"1\" selected>the latest image"),
                        containsString("the last 50 images")));
        browser.post("/repositories", Map.of("on", id("data"), "images", 101))
                .then()
                .statusCode(400)
                .body(containsString("a number from 1 to 100"));
        for (String tag : List.of("2", "3")) {
            registry.push("data", Digests.next(), tag, Instant.now());
        }
        eventually().until(() -> images("data", "NOT_ANALYZED") == 3);

        browser.post("/repositories", Map.of("on", id("data"), "images", 2))
                .then()
                .statusCode(303);

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);
    }

    @Test
    void showsWhereTheImagesOfEachRepositoryStand() {
        String failed = Digests.next();
        browser.post("/repositories", Map.of("on", id("shop/api"))).then().statusCode(303);
        registry.push("shop/api", failed, "2", Instant.now());
        registry.push("shop/api/old", Digests.next(), "1", Instant.now());
        eventually().until(() -> images("shop/api", "WAITING") == 2);
        Results.failed(registry, "shop/api", failed, 1, "the layer is damaged");
        eventually().until(() -> images("shop/api", "FAILED") == 1);

        String images = "/images?registry=" + registry.id() + "&amp;repository=shop%2Fapi";
        browser.get(list("&q=shop/api"))
                .then()
                .body(allOf(
                        containsString("href=\"" + images + "\""),
                        containsString("href=\"" + images + "&amp;state=FAILED&amp;untagged=yes\""),
                        containsString("1 failed"),
                        containsString("1 asked for")));
        browser.get("/images?registry=" + registry.id() + "&repository=shop/api&state=FAILED&untagged=yes")
                .then()
                .body(allOf(
                        containsString("the layer is damaged"),
                        containsString("Only those of <strong>shop/api</strong>"),
                        containsString("1 shown"),
                        not(containsString("shop/api/old"))));
        browser.get("/images?registry=x").then().statusCode(400);
    }

    @Test
    void changesTheRuleForNewRepositories() {
        newRegistry(false);
        browser.get(list("")).then().body(containsString("when its name matches"));

        browser.post(rule(""), Map.of("of", registry.id(), "patterns", "team/*, b"))
                .then()
                .statusCode(303)
                .header("Location", list(""));

        registry.push("team/new", Digests.next(), "1", Instant.now());
        eventually().until(() -> known("&name=team/new").size() == 1);
        browser.get(list(""))
                .then()
                .body(allOf(containsString("value=\"team/*, b\""), containsString("by the rule team/*")));
        browser.get("/repositories")
                .then()
                .body(allOf(containsString("team/*, b"), not(containsString("when its name matches"))));
    }

    @Test
    void saysBesideTheRuleWhatIsWrongWithIt() {
        browser.post(rule("&q=shop"), Map.of("of", registry.id(), "patterns", "shop/[*"))
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("Not saved: could not enable new repositories by name"),
                        containsString("value=\"shop/[*\""),
                        containsString("aria-invalid=\"true\""),
                        containsString("shop/web"),
                        not(containsString(">data<"))));
        browser.post("/repositories/rule", Map.of("patterns", "*"))
                .then()
                .statusCode(400)
                .body(containsString("choose a registry first"));
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
        browser.get(list("")).then().body(allOf(containsString("shop/api"), containsString("0 of 2 are on.")));
        asOwner()
                .get("/api/v1/repositories/" + id("data"))
                .then()
                .statusCode(200)
                .body("deletedAt", notNullValue());
        assertThat(images("data", "DELETED")).isEqualTo(1);
        browser.post(all(""), Map.of("confirmed", 2)).then().statusCode(303);
        asOwner().get("/api/v1/repositories/" + id("data")).then().body("enabled", equalTo(false));
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
                        containsString("Editors and owners change this."),
                        containsString("Turn on all 3"),
                        not(containsString("data-opens=\"all\"")),
                        containsString("aria-disabled"),
                        not(containsString("name=\"chosen\""))));
    }

    private String all(String more) {
        return "/repositories/all?registry=" + registry.id() + more;
    }

    private String rule(String more) {
        return "/repositories/rule?registry=" + registry.id() + more;
    }

    private int images(String repository, String state) {
        return asOwner()
                .get("/api/v1/images?integration=" + registry.id() + "&repository=" + repository + "&state=" + state)
                .path("items.size()");
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
