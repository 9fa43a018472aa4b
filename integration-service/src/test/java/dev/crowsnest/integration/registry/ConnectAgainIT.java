package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.fixture.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Whatever became of an integration, one can remove it and connect its registry anew; and one that waits never waits in vain. */
@QuarkusTest
class ConnectAgainIT extends StackCase {

    /** How an integration stands before it is removed. */
    enum Standing {
        WAITS_FOR_A_STACK("PENDING"),
        WAITS_FOR_THE_END_OF_ITS_STACK("PENDING"),
        WAITS_SINCE_ITS_STACK_WAS_ROLLED_BACK("PENDING"),
        MET_A_ROLE_THAT_TRUSTS_ANOTHER("ERROR"),
        MET_A_ROLE_WITHOUT_A_RIGHT("ERROR"),
        MET_AN_EXPIRED_TOKEN("ERROR"),
        MET_A_REGISTRY_THAT_IS_WATCHED("ERROR"),
        LOST_ITS_ROLE("ERROR"),
        LOST_ITS_STACK("ERROR");

        private final String state;

        Standing(String state) {
            this.state = state;
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksFrom(Standing standing) {
        bring(standing);
        String broken = begun.get(0);
        asOwner().get(path(broken)).then().body("state", equalTo(standing.state));
        assertTestable(broken);
        around("mend");

        begun.forEach(id -> asOwner().delete(path(id)).then().statusCode(204));

        String stack = create("2", begin("again"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        String again = begun.get(begun.size() - 1);
        asOwner().get(path(again)).then().body("state", equalTo("CONNECTED"));
        asOwner().get(path(broken)).then().statusCode(404);
    }

    /** The word Pending leads to the page that has it, however old the row is. */
    @Test
    void aPendingRowGivesOutATokenThatIsGoodLongAfterTheFirstHasEnded() {
        Map<String, String> parameters = begin("slow");
        String id = begun.get(0);
        String first = parameters.get("SetupToken");
        assertThat(parameters).containsEntry("OrganisationName", "localhost");
        expireTokens();
        Browser owner = Browser.of(asOwner(), "owner");
        assertThat(owner.get("/settings/integrations").asString())
                .contains("<a id=\"state-" + id + "\" href=\"/settings/integrations/" + id + "/connect\">Pending</a>");

        Matcher token = Pattern.compile("SetupToken=(cns_[A-Za-z0-9_-]+)")
                .matcher(owner.get("/settings/integrations/" + id + "/connect").asString());
        assertThat(token.find()).isTrue();
        assertThat(token.group(1)).isNotEqualTo(first);
        parameters.put("SetupToken", token.group(1));
        String stack = create("2", parameters);

        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner().get(path(id)).then().body("state", equalTo("CONNECTED"));
    }

    // What the page offers is not refused, and what would be refused it does not offer.
    private static void assertTestable(String id) {
        boolean offered = Browser.of(asOwner(), "owner")
                .get("/settings/integrations/" + id + "/row")
                .asString()
                .contains("/settings/integrations/" + id + "/verify\"");
        int answer = asOwner().post(path(id) + "/verify").statusCode();
        assertThat(answer == 409).isEqualTo(!offered);
    }

    /** The row turns as a whole, and asks no more when it has. */
    @Test
    void aPendingRowAsksForItselfUntilItIsConnected() {
        Map<String, String> parameters = begin("mine");
        String row = "/settings/integrations/" + begun.get(0) + "/row";
        Browser owner = Browser.of(asOwner(), "owner");
        owner.get("/settings/integrations").then().body(containsString("hx-get=\"" + row + "\""));
        owner.get(row)
                .then()
                .statusCode(200)
                .body(containsString("as the stack will tell"), containsString("hx-get=\"" + row + "\""));

        complete(create("2", parameters));

        owner.get(row)
                .then()
                .statusCode(286)
                .body(
                        containsString("eu-central-1"),
                        containsString("Test connection"),
                        containsString("Rotate key"),
                        containsString("id=\"state-" + begun.get(0) + "\""),
                        not(containsString("hx-get")));
    }

    private void bring(Standing standing) {
        switch (standing) {
            case WAITS_FOR_A_STACK -> begin("mine");
            case WAITS_FOR_THE_END_OF_ITS_STACK -> complete(createWithoutReady(begin("mine")));
            case WAITS_SINCE_ITS_STACK_WAS_ROLLED_BACK -> rolledBack(with("EventsEndpoint", "http:///nowhere"));
            case MET_A_ROLE_THAT_TRUSTS_ANOTHER -> rolledBack(with("ExternalId", "crowsnest-of-somebody-else"));
            case MET_A_ROLE_WITHOUT_A_RIGHT -> {
                around("refuse ecr:DescribeRepositories");
                rolledBack(begin("mine"));
            }
            case MET_AN_EXPIRED_TOKEN -> {
                Map<String, String> parameters = begin("mine");
                expireTokens();
                rolledBack(parameters);
            }
            case MET_A_REGISTRY_THAT_IS_WATCHED -> {
                Map<String, String> mine = begin("mine");
                complete(create("2", begin("first")));
                rolledBack(mine);
            }
            case LOST_ITS_ROLE -> {
                complete(create("2", begin("mine")));
                around("remove-role " + asOwner().get(path(begun.get(0))).<String>path("roleArn"));
                asOwner().post(path(begun.get(0)) + "/verify");
            }
            case LOST_ITS_STACK -> {
                String stack = create("2", begin("mine"));
                complete(stack);
                around("delete-stack " + stack);
                eventually().until(() -> status(stack).equals("DELETE_COMPLETE"));
            }
        }
    }

    private Map<String, String> with(String parameter, String value) {
        Map<String, String> parameters = begin("mine");
        parameters.put(parameter, value);
        return parameters;
    }

    private void complete(String stack) {
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
    }

    private void rolledBack(Map<String, String> parameters) {
        String stack = create("2", parameters);
        eventually().until(() -> status(stack).equals("ROLLBACK_COMPLETE"));
    }
}
