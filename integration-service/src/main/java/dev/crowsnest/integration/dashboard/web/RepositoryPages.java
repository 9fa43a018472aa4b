package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.Integrations;
import dev.crowsnest.integration.repository.Repositories;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Repositories, and the switches that say which are analysed. */
@Path("/repositories")
public class RepositoryPages {

    private static final Pattern OWN = Pattern.compile("/repositories(\\?[\\x21-\\x7e]*)?");

    private final Repositories repositories;
    private final Integrations integrations;
    private final SecurityIdentity identity;

    RepositoryPages(Repositories repositories, Integrations integrations, SecurityIdentity identity) {
        this.repositories = repositories;
        this.integrations = integrations;
        this.identity = identity;
    }

    /** Those that the filter lets through, by name. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@BeanParam RepositoryListFilter filter) {
        Shell shell = Shell.of(OwnForm.of(identity), "repositories");
        return repositories
                .list(filter.filter(), filter.request())
                .chain(found -> integrations
                        .list(new PageRequest(null, PageRequest.MOST))
                        .map(registries ->
                                PageTemplates.repositories(shell, RepositoryListPage.of(filter, found, registries))));
    }

    /**
     * Turns repositories on or off: one by its own button, or all that are ticked.
     *
     * @param back the list as it was
     */
    @POST
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> turn(
            @RestForm @Nullable String formToken,
            @RestForm @Nullable String back,
            @RestForm @Nullable UUID on,
            @RestForm @Nullable UUID off,
            @RestForm @Nullable String ticked,
            @RestForm List<UUID> chosen) {
        OwnForm.require(identity, formToken);
        List<UUID> each = new ArrayList<>(on != null ? List.of(on) : off != null ? List.of(off) : chosen);
        if (each.isEmpty()) {
            throw Refusal.invalid("turn repositories on or off", "none", "tick at least one of them first");
        }
        return repositories
                .switchEach(each, on != null || off == null && "on".equals(ticked))
                .replaceWith(() -> PageAnswers.led(own(back)).build());
    }

    /** Turns all of a registry on. */
    @POST
    @Path("all")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> turnAllOn(
            @RestForm @Nullable String formToken, @RestForm @Nullable String back, @RestForm @Nullable UUID registry) {
        OwnForm.require(identity, formToken);
        if (registry == null) {
            throw Refusal.invalid("turn repositories on", "no registry", "choose a registry first");
        }
        return repositories
                .enableAll(registry)
                .replaceWith(() -> PageAnswers.led(own(back)).build());
    }

    private static String own(@Nullable String back) {
        return back != null && OWN.matcher(back).matches() ? back : "/repositories";
    }
}
