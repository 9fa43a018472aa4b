package dev.crowsnest.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.local.registry.RegistryAccount;
import dev.crowsnest.local.registry.RegistryControl;
import java.net.URI;
import java.util.Map;

/** Has the local registry watched: an integration in Crowsnest, its role and webhook in the registry. */
public final class LocalIntegration {

    private static final String PATH = "/api/v1/integrations";
    private static final String WEBHOOK = "crowsnest";

    private final CrowsnestApi api;
    private final RegistryControl registry;
    private final RegistryAccount account;
    private final IntegrationFile file;

    public LocalIntegration(CrowsnestApi api, RegistryControl registry, RegistryAccount account, IntegrationFile file) {
        this.api = api;
        this.registry = registry;
        this.account = account;
        this.file = file;
    }

    /** Made once; the webhook is told each time, because ports may have changed. Throws {@link CannotStart}. */
    public void connect(URI ingest) {
        var integration = file.read().filter(this::isKnown).orElseGet(this::create);
        registry.putRole(account.roleArn(), integration.externalId());
        registry.putWebhook(WEBHOOK, ingest.resolve(integration.webhookPath()), integration.apiKey());
        var state = api.post(PATH + "/" + integration.id() + "/verify", Map.of());
        if (!"CONNECTED".equals(state.path("state").asText())) {
            throw new CannotStart("The local registry could not be connected: "
                    + state.path("reason").asText(state.toString()) + ".");
        }
    }

    private boolean isKnown(KeptIntegration kept) {
        try {
            return !api.get(PATH + "/" + kept.id()).isMissingNode();
        } catch (ApiFailure e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    private KeptIntegration create() {
        // A launcher that was killed between the answer and its file left one whose key nobody knows.
        for (JsonNode other : api.get(PATH).path("items")) {
            if (other.path("account").asText().equals(account.id())
                    && other.path("region").asText().equals(account.region())) {
                api.delete(PATH + "/" + other.path("id").asText());
            }
        }
        var made = api.post(
                PATH,
                Map.of(
                        "name", "local",
                        "account", account.id(),
                        "region", account.region(),
                        "roleArn", account.roleArn(),
                        "enableNewRepositories", true));
        var integration = new KeptIntegration(
                made.path("id").asText(),
                made.path("externalId").asText(),
                made.path("apiKey").asText(),
                made.path("webhookPath").asText());
        file.write(integration);
        return integration;
    }
}
