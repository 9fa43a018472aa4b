package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.registry.Observations;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The list of integrations, to which every action at one of them leads back. */
@ApplicationScoped
class IntegrationList {

    static final String ADDRESS = "/settings/integrations";
    private static final String PLACE = "integrations";

    private final Observations observations;
    private final SecurityIdentity identity;

    IntegrationList(Observations observations, SecurityIdentity identity) {
        this.observations = observations;
        this.identity = identity;
    }

    Shell shell() {
        return Shell.of(OwnForm.of(identity), PLACE);
    }

    /** @param failure why the last action did not succeed */
    Uni<TemplateInstance> page(@Nullable String failure) {
        Shell shell = shell();
        return observations
                .list(new PageRequest(null, PageRequest.MOST))
                .map(found -> PageTemplates.integrations(shell, IntegrationListPage.of(found, failure)));
    }

    /** Does an action, and shows the list with what came of it. */
    Uni<Response> after(Uni<?> action) {
        return PageAnswers.orAgain(
                () -> action.map(ignored -> PageAnswers.led(ADDRESS).build()), this::page);
    }
}
