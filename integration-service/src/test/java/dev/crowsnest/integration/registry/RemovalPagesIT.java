package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

/** What one reads before a registry is removed: what stays in AWS, and where it is. */
@QuarkusTest
class RemovalPagesIT extends StackCase {

    @Test
    void leadsToTheStackInAws() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        String id = begun.get(0);
        String arn = Database.value("select stack_id from integration where id = '" + id + "'");

        String dialog = dialog(Browser.of(asOwner(), "owner"), id);

        assertThat(dialog)
                .contains(
                        "href=\"https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1"
                                + "#/stacks/stackinfo?stackId=" + URLEncoder.encode(arn, StandardCharsets.UTF_8) + "\"",
                        "the stack <strong>" + stack + "</strong> in account 123456789012, eu-central-1",
                        "terraform destroy",
                        "action=\"/settings/integrations/" + id + "/remove\"")
                .doesNotContain("by hand");
    }

    @Test
    void saysWhatToLookForWhereNoStackHasToldOfItself() {
        begin("mine");

        String dialog = dialog(Browser.of(asOwner(), "owner"), begun.get(0));

        assertThat(dialog)
                .contains(
                        "no stack has told of itself yet",
                        "https://console.aws.amazon.com/cloudformation/home#/stacks?filteringText=CrowsnestECRIntegration")
                .doesNotContain("Open the stack in AWS");
    }

    @Test
    void namesNoStackWherePeopleMadeWhatIsInAws() {
        TestRegistry registry = newRegistry(true);
        begun.add(registry.id());

        String dialog = dialog(Browser.of(asOwner(), "owner"), registry.id());

        assertThat(dialog)
                .contains("that you made by hand in account " + registry.account())
                .doesNotContain("CrowsnestECRIntegration");
    }

    @Test
    void saysToOthersWhoMayRemoveIt() {
        begin("mine");
        String id = begun.get(0);

        String page =
                Browser.of(asOwner(), "editor").get("/settings/integrations").asString();

        assertThat(page)
                .contains(
                        "aria-disabled=\"true\" aria-describedby=\"may-" + id + "\"",
                        "id=\"may-" + id + "\">Owners may remove it.")
                .doesNotContain("id=\"remove-" + id + "\"");
    }

    @Test
    void isDoneByTheButtonOfTheDialog() {
        begin("mine");
        String id = begun.get(0);
        var owner = Browser.of(asOwner(), "owner");
        String form = "/settings/integrations/" + id + "/remove";
        assertThat(dialog(owner, id)).contains("<form method=\"post\" action=\"" + form + "\">");

        owner.post(form, Map.of()).then().statusCode(303).header("Location", endsWith("/settings/integrations"));

        assertThat(owner.get("/settings/integrations").asString()).doesNotContain(id);
        asOwner().get(path(id)).then().statusCode(404);
    }

    private static String dialog(Browser browser, String id) {
        Matcher found = Pattern.compile("<dialog id=\"remove-" + id + "\".*?</dialog>", Pattern.DOTALL)
                .matcher(browser.get("/settings/integrations").asString());
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
