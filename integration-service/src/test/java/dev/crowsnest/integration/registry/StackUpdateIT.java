package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.fixture.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A stack that is changed after its registry is connected. */
@QuarkusTest
class StackUpdateIT extends StackCase {

    private static final String OTHER_ROLE = "AssumeRoleEcrAccess.Path:/other/";

    private Map<String, String> parameters;
    private String stack;
    private String path;

    @BeforeEach
    void connect() {
        parameters = begin("mine");
        stack = create("2", parameters);
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        path = path(begun.get(0));
    }

    @Test
    void readsThroughTheNewRole() {
        update(stack, OTHER_ROLE, parameters);

        eventually().until(() -> status(stack).equals("UPDATE_COMPLETE"));
        String role = asOwner().get(path).path("roleArn");
        assertThat(role).startsWith("arn:aws:iam::123456789012:role/other/");
        assertThat(answer()).isEqualTo("Crowsnest reads this registry through " + role + " from now on.");
        asOwner().post(path + "/verify").then().body("state", equalTo("CONNECTED"));
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        assertThat(told(begun.get(0)))
                .last()
                .satisfies(change ->
                        assertThat(change.getApiKeyHashes(0).toByteArray()).isEqualTo(sha256(eventKeys.get(0))));
    }

    @Test
    void connectsAgainWhatHadLostItsRole() {
        around("remove-role " + asOwner().get(path).<String>path("roleArn"));
        asOwner().post(path + "/verify").then().body("state", equalTo("ERROR"));

        update(stack, OTHER_ROLE, parameters);

        eventually().until(() -> status(stack).equals("UPDATE_COMPLETE"));
        asOwner().get(path).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void leavesTheRowAsItWasWhenTheNewRoleCannotRead() {
        String before = row();
        around("refuse ecr:DescribeRepositories");

        update(stack, OTHER_ROLE, parameters);

        eventually().until(() -> status(stack).equals("UPDATE_ROLLBACK_COMPLETE"));
        assertThat(around("stack " + stack))
                .contains("could not list repositories for registry 123456789012/eu-central-1");
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void leavesTheRowAsItWasWhenTheSecretIsAnother() {
        String before = row();

        update(stack, "ScoutAPICredentials.Name:other-" + begun.get(0), parameters);

        eventually().until(() -> status(stack).equals("UPDATE_ROLLBACK_COMPLETE"));
        assertThat(around("stack " + stack)).contains("which an update may not replace");
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void goesBackToTheOldRoleWithTheStack() {
        String role = asOwner().get(path).path("roleArn");
        parameters.put("EventsEndpoint", "http:///nowhere");

        update(stack, OTHER_ROLE, parameters);

        eventually().until(() -> status(stack).equals("UPDATE_ROLLBACK_COMPLETE"));
        asOwner().get(path).then().body("roleArn", equalTo(role)).body("state", equalTo("CONNECTED"));
        asOwner().post(path + "/verify").then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void changesNothingForAnotherToken() {
        String before = row();
        parameters.put("SetupToken", "another-token-of-more-than-twenty-characters");

        update(stack, "SNSTopic.KmsMasterKeyId:mine", parameters);

        eventually().until(() -> status(stack).equals("UPDATE_COMPLETE"));
        assertThat(answer()).isEqualTo("Nothing had to be changed.");
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void refusesTheUpdateOfARemovedIntegration() {
        asOwner().delete(path).then().statusCode(204);

        update(stack, OTHER_ROLE, parameters);

        eventually().until(() -> status(stack).startsWith("UPDATE_ROLLBACK_"));
        eventually().until(() -> !status(stack).endsWith("_IN_PROGRESS"));
        assertThat(around("stack " + stack)).contains("This integration was removed in Crowsnest. Delete this stack.");
        asOwner().get(path).then().statusCode(404).body("detail", containsString("there is none"));
    }

    private String row() {
        return Database.value("select integration::text from integration where id = '" + begun.get(0) + "'");
    }

    /** What the stack was answered last. */
    private String answer() {
        return Database.value("select reason from setup_message where integration_id = '" + begun.get(0)
                + "' order by received_at desc limit 1");
    }
}
