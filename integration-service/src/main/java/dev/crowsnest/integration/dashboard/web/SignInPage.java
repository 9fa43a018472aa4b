package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.people.SignIns;
import dev.crowsnest.integration.people.SignedIn;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/")
public class SignInPage {

    /** A path of ours, with its query: nothing that a browser takes for another host. */
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");

    private final SignIns signIns;
    private final SecurityIdentity identity;
    private final BrowserRequest request;

    SignInPage(SignIns signIns, SecurityIdentity identity, BrowserRequest request) {
        this.signIns = signIns;
        this.identity = identity;
        this.request = request;
    }

    /** The form. */
    @GET
    @Path("sign-in")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance form(@QueryParam("to") @Nullable String to) {
        return PageTemplates.signIn("", own(to), null);
    }

    /** Begins a session. */
    @POST
    @Path("sign-in")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Response> signIn(
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String password,
            @RestForm @Nullable String to,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
        BrowserRequest.requireOwnSite("sign in", site);
        String who = name.strip();
        return Uni.createFrom()
                .deferred(() -> signIns.signIn(who, password, request.address()))
                .map(secret -> PageAnswers.led(own(to))
                        .cookie(SessionCookie.of(secret, request.isSecure()))
                        .build())
                .onFailure(Refusal.class)
                .recoverWithItem(failure ->
                        PageAnswers.again((Refusal) failure, PageTemplates.signIn(who, own(to), failure.getMessage())));
    }

    /** Ends the session. */
    @POST
    @Path("sign-out")
    @Authenticated
    @Operation(hidden = true)
    public Uni<Response> signOut(@RestForm @Nullable String formToken) {
        SignedIn who = OwnForm.require(identity, formToken);
        return signIns.signOut(who.secret())
                .replaceWith(() -> PageAnswers.led("/sign-in")
                        .cookie(SessionCookie.none(request.isSecure()))
                        .build());
    }

    private static String own(@Nullable String to) {
        return to != null && OWN.matcher(to).matches() ? to : "/";
    }
}
