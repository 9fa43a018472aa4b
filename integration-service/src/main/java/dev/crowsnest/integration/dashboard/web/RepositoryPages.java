package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.repository.LatestImages;
import dev.crowsnest.integration.repository.Repositories;
import dev.crowsnest.integration.repository.RepositoryRules;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
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
    private final RepositoryRules rules;
    private final RepositoryList list;
    private final SecurityIdentity identity;

    RepositoryPages(Repositories repositories, RepositoryRules rules, RepositoryList list, SecurityIdentity identity) {
        this.repositories = repositories;
        this.rules = rules;
        this.list = list;
        this.identity = identity;
    }

    /** Those that the filter lets through, by name. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@BeanParam RepositoryListFilter filter) {
        return list.page(filter, null);
    }

    /** Turns repositories on or off: one by its own button, or all that are ticked. */
    @POST
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> turn(@BeanParam RepositorySwitch turned) {
        OwnForm.require(identity, turned.formToken());
        List<UUID> each = turned.each();
        if (each.isEmpty()) {
            throw Refusal.invalid("turn repositories on or off", "none", "tick at least one of them first");
        }
        Uni<Void> done = turned.isOn()
                ? repositories.enableEach(each, LatestImages.of(turned.images()))
                : repositories.disableEach(each);
        return done.replaceWith(() -> PageAnswers.led(own(turned.back())).build());
    }

    /**
     * Turns all on that the filter lets through.
     *
     * @param confirmed how many there were when somebody said so
     */
    @POST
    @Path("all")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> turnAllOn(
            @BeanParam RepositoryListFilter filter,
            @RestForm @Nullable String formToken,
            @RestForm @Nullable Integer confirmed,
            @RestForm @Nullable Integer images) {
        OwnForm.require(identity, formToken);
        if (confirmed == null) {
            throw Refusal.invalid("turn repositories on", "all of a list", "confirm how many these are");
        }
        return repositories
                .enableAll(filter.filter(), LatestImages.of(images), confirmed)
                .replaceWith(
                        () -> PageAnswers.led(filter.address(filter.cursor())).build());
    }

    /** Says which are turned on as they appear. */
    @POST
    @Path("rule")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> changeRule(
            @BeanParam RepositoryListFilter filter,
            @RestForm @Nullable String formToken,
            @RestForm @Nullable UUID of,
            @RestForm @Nullable String patterns) {
        OwnForm.require(identity, formToken);
        if (of == null) {
            throw Refusal.invalid("change the rule for new repositories", "no registry", "choose a registry first");
        }
        String written = patterns == null ? "" : patterns;
        try {
            return rules.change(of, NewRepositories.parse(written))
                    .replaceWith(() ->
                            PageAnswers.led(filter.address(filter.cursor())).build());
        } catch (Refusal refusal) {
            return list.page(filter, new RepositoryRule.Try(of.toString(), written, refusal.sentence()))
                    .map(page -> PageAnswers.again(refusal, page));
        }
    }

    private static String own(@Nullable String back) {
        return back != null && OWN.matcher(back).matches() ? back : "/repositories";
    }
}
