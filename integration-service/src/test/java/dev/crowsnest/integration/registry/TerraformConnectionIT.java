package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** Terraform has no custom resources: it makes a small stack of each, and both speak through one topic. */
@QuarkusTest
class TerraformConnectionIT extends StackCase {

    private static final Pattern PARAMETER =
            Pattern.compile("(?m)^  (\\w+):\n((?:    .*\n)*?    Type: (?:String|Number)\n(?:    .*\n)*)");

    private Map<String, String> parameters;
    private String path;
    private String setup;
    private String topic;
    private String setupId;

    @BeforeEach
    void setUp() {
        parameters = begin("mine");
        setup = createWithoutReady(parameters);
        eventually().until(() -> status(setup).equals("CREATE_COMPLETE"));
        path = path(begun.get(0));
        topic = column("topic_arn");
        setupId = column("stack_id");
    }

    @Test
    void connectsOnceTheSecondStackSaysThatAllIsReady() {
        asOwner().get(path).then().body("state", equalTo("PENDING"));

        String ready = createReady(topic, setupId);

        eventually().until(() -> status(ready).equals("CREATE_COMPLETE"));
        asOwner().get(path).then().body("state", equalTo("CONNECTED"));
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        around("delete-stack " + ready);
        eventually().until(() -> status(ready).equals("DELETE_COMPLETE"));
        asOwner().get(path).then().body("state", equalTo("CONNECTED"));
        around("delete-stack " + setup);
        eventually().until(() -> status(setup).equals("DELETE_COMPLETE"));
        asOwner().get(path).then().body("state", equalTo("ERROR"));
    }

    @Test
    void waitsForTheSecondStackThoughTheFirstIsChanged() {
        update(setup, "AssumeRoleEcrAccess.Path:/other/", parameters);

        eventually().until(() -> status(setup).equals("UPDATE_COMPLETE"));
        asOwner()
                .get(path)
                .then()
                .body("state", equalTo("PENDING"))
                .body("roleArn", startsWith("arn:aws:iam::123456789012:role/other/"));
        String ready = createReady(topic, setupId);
        eventually().until(() -> status(ready).equals("CREATE_COMPLETE"));
        asOwner().get(path).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void believesNoStackThatNamesAnother() {
        String ready = createReady(topic, setupId.replaceAll("/[^/]+$", "/of-somebody-else"));

        eventually().until(() -> status(ready).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + ready)).contains("This integration is not connected through this stack.");
        asOwner().get(path).then().body("state", equalTo("PENDING"));
    }

    @Test
    void believesNoStackThatSpeaksThroughAnotherTopic() {
        Database.execute("update integration set topic_arn = topic_arn || '-other' where id = '" + begun.get(0) + "'");

        String ready = createReady(topic, setupId);

        eventually().until(() -> status(ready).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + ready)).contains("This integration is not connected through this stack.");
        asOwner().get(path).then().body("state", equalTo("PENDING"));
    }

    @Test
    void saysHow() {
        var waiting = asOwner()
                .body(Map.of("name", "by Terraform"))
                .post("/api/v1/integrations/setup")
                .then()
                .statusCode(201)
                .extract();
        begun.add(waiting.path("id"));
        assertThat(waiting.<String>path("terraformCommand"))
                .startsWith("terraform init && terraform apply -var 'service_principal_arn=arn:aws:iam::")
                .contains(
                        " -var 'external_id=" + waiting.path("externalId") + "'",
                        " -var 'setup_token=cns_",
                        " -var 'setup_endpoint=http://localhost/setup/sns/" + waiting.path("id") + "'",
                        " -var 'events_endpoint=");
        assertThat(Browser.of(asOwner(), "owner")
                        .get("/settings/integrations/" + waiting.path("id") + "/connect")
                        .asString())
                .contains("With Terraform", "/look/crowsnest-ecr.tf", "-var &#39;setup_token=cns_");
    }

    @Test
    void givesOutBothFilesAsTheyAreAndEveryParameterThatTheTemplateNeeds() throws IOException {
        String template = Files.readString(Path.of("../deploy/aws/crowsnest-ecr.yaml"));

        assertThat(RestAssured.get("/look/crowsnest-ecr.yaml").asString()).isEqualTo(template);
        assertThat(RestAssured.get("/look/crowsnest-ecr.tf").asString())
                .isEqualTo(Files.readString(Path.of("../deploy/aws/terraform/crowsnest-ecr.tf")));
        List<MatchResult> known = PARAMETER.matcher(template).results().toList();
        assertThat(known).extracting(one -> one.group(1)).containsAll(parameters.keySet());
        assertThat(known.stream()
                        .filter(one -> !one.group(2).contains(" Default: "))
                        .map(one -> one.group(1)))
                .isSubsetOf(parameters.keySet());
    }

    private String column(String name) {
        return Database.value("select " + name + " from integration where id = '" + begun.get(0) + "'");
    }
}
