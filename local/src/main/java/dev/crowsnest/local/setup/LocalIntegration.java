package dev.crowsnest.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.local.registry.LocalStack;
import dev.crowsnest.local.registry.RegistryAccount;
import dev.crowsnest.local.registry.RegistryControl;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Has the local registry watched, as anybody connects a registry: by a stack of the template that goes to AWS. */
public final class LocalIntegration {

    private static final String PATH = "/api/v1/integrations";
    private static final String NAME = "local";
    private static final int CONFLICT = 409;

    /** The stack's name, by which the registry also calls its webhook. */
    private static final String STACK = "crowsnest";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final CrowsnestApi api;
    private final RegistryControl registry;
    private final RegistryAccount account;
    private final String template;

    /** @param template text of the one in {@code deploy/aws} */
    public LocalIntegration(CrowsnestApi api, RegistryControl registry, RegistryAccount account, String template) {
        this.api = api;
        this.registry = registry;
        this.account = account;
        this.template = template;
    }

    /** Made once; the webhook is moved each time, because ports may have changed. Throws {@link CannotStart}. */
    public void connect(URI ingest) {
        boolean known = connected().filter(one -> follows(one, ingest)).isPresent();
        if (!known) {
            clear();
            create();
        }
    }

    private Optional<JsonNode> connected() {
        for (JsonNode one : api.get(PATH).path("items")) {
            if (isOurs(one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private boolean isOurs(JsonNode integration) {
        return integration.path("account").asText().equals(account.id())
                && integration.path("region").asText().equals(account.region());
    }

    private boolean follows(JsonNode integration, URI ingest) {
        if (!registry.moveWebhook(
                STACK, ingest.resolve(integration.path("webhookPath").asText()))) {
            return false;
        }
        try {
            var state = api.post(PATH + "/" + integration.path("id").asText() + "/verify", Map.of());
            if (!"CONNECTED".equals(state.path("state").asText())) {
                throw new CannotStart("The local registry could not be reached: "
                        + state.path("reason").asText(state.toString()) + ".");
            }
            return true;
        } catch (ApiFailure e) {
            if (e.status() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** A launcher that was killed on the way left a row that waits, and perhaps a stack. */
    private void clear() {
        for (JsonNode one : api.get(PATH).path("items")) {
            boolean waits = "PENDING".equals(one.path("state").asText())
                    && NAME.equals(one.path("name").asText());
            if (waits || isOurs(one)) {
                api.delete(PATH + "/" + one.path("id").asText());
            }
        }
        if (registry.stack(STACK).filter(stack -> !stack.isDeleted()).isPresent()) {
            settled();
            registry.deleteStack(STACK);
            settled();
        }
    }

    private void create() {
        var offer = api.post(PATH + "/setup", Map.of("name", NAME, "enableNewRepositories", true));
        Map<String, String> parameters = new HashMap<>();
        offer.path("parameters")
                .properties()
                .forEach(one -> parameters.put(one.getKey(), one.getValue().asText()));
        registry.createStack(STACK, template, parameters);
        var stack = settled();
        if (!stack.isComplete()) {
            throw new CannotStart("The local registry could not be connected: " + stack + ".");
        }
    }

    private LocalStack settled() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var stack = registry.stack(STACK).orElseThrow();
            if (!stack.isUnderWay()) {
                return stack;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotStart("Interrupted while the local registry was being connected.", e);
            }
        }
        throw new CannotStart("The stack of the local registry was not done within " + PATIENCE.toMinutes()
                + " minutes; see integration-service.log and registry.log in the logs.");
    }
}
