package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.reconcile.Looks;
import dev.crowsnest.integration.registry.Observations;
import dev.crowsnest.integration.registry.ObservedIntegration;
import dev.crowsnest.integration.registry.handshake.SetupConditions;
import dev.crowsnest.integration.registry.handshake.SetupReadiness;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of integrations, to which every action at one of them leads back. */
@ApplicationScoped
class IntegrationList {

    static final String ADDRESS = "/settings/integrations";
    private static final String PLACE = "integrations";

    private static final int OK = 200;

    /** Tells htmx to take this answer, and to ask no more. */
    private static final int LAST = 286;

    private final Observations observations;
    private final SetupConditions conditions;
    private final Looks looks;
    private final SecurityIdentity identity;

    IntegrationList(Observations observations, SetupConditions conditions, Looks looks, SecurityIdentity identity) {
        this.observations = observations;
        this.conditions = conditions;
        this.looks = looks;
        this.identity = identity;
    }

    Shell shell() {
        return Shell.of(OwnForm.of(identity), PLACE);
    }

    /** @param failure why the last action did not succeed */
    Uni<TemplateInstance> page(@Nullable String failure) {
        return page(null, failure);
    }

    /** @param cursor where the page begins */
    Uni<TemplateInstance> from(@Nullable String cursor) {
        return page(cursor, null);
    }

    /** A row alone, which asks for itself while it waits. */
    Uni<Response> row(UUID id) {
        Shell shell = shell();
        Instant now = Instant.now();
        return observations
                .get(id)
                .chain(observed ->
                        looks.of(List.of(id)).map(looked -> IntegrationListRow.of(observed, looked.get(id), now)))
                .map(row -> Response.status(row.isPending() ? OK : LAST)
                        .entity(PageTemplates.integrationRow(shell, row))
                        .build());
    }

    private Uni<TemplateInstance> page(@Nullable String cursor, @Nullable String failure) {
        Shell shell = shell();
        PageRequest request = PageRequest.of(cursor, PageRequest.MOST);
        return observations
                .list(request)
                .chain(found -> looks.of(ids(found))
                        .chain(looked -> readiness(shell)
                                .map(readiness -> PageTemplates.integrations(
                                        shell,
                                        IntegrationListPage.of(
                                                found, request.after() == null, looked, readiness, failure)))));
    }

    private static List<UUID> ids(Page<ObservedIntegration> found) {
        return found.items().stream()
                .map(observed -> observed.integration().id())
                .toList();
    }

    // Who may not add a registry need not know what else stands in the way.
    private Uni<SetupReadiness> readiness(Shell shell) {
        return shell.isOwner() ? conditions.readiness() : Uni.createFrom().item(new SetupReadiness(null, null));
    }

    /** Does an action, and shows the list with what came of it. */
    Uni<Response> after(Uni<?> action) {
        return PageAnswers.orAgain(
                () -> action.map(ignored -> PageAnswers.led(ADDRESS).build()), this::page);
    }
}
