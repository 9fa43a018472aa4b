package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.PasswordChange;
import dev.crowsnest.integration.people.PasswordChoice;
import dev.crowsnest.integration.people.SignedIn;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Choosing one's password; the only page of one who signed in with a one-time password. */
@Path("/password")
@Authenticated
public class PasswordPage {

    private static final String PLACE = "password";

    private final PasswordChange passwords;
    private final SecurityIdentity identity;

    PasswordPage(PasswordChange passwords, SecurityIdentity identity) {
        this.passwords = passwords;
        this.identity = identity;
    }

    /** The form. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance form() {
        return page(OwnForm.of(identity), null);
    }

    /** Chooses. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> choose(
            @RestForm @Nullable String formToken,
            @RestForm @DefaultValue("") String present,
            @RestForm @DefaultValue("") String chosen,
            @RestForm @DefaultValue("") String repeated) {
        SignedIn who = OwnForm.require(identity, formToken);
        var choice = new PasswordChoice(present, chosen, repeated);
        return Uni.createFrom()
                .deferred(() -> passwords.choose(who.person(), who.secret(), choice))
                .map(ignored -> PageAnswers.led("/").build())
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> PageAnswers.again((Refusal) failure, page(who, failure.getMessage())));
    }

    private static TemplateInstance page(SignedIn who, @Nullable String failure) {
        return PageTemplates.password(Shell.of(who, PLACE), who.account().oneTime(), failure);
    }
}
