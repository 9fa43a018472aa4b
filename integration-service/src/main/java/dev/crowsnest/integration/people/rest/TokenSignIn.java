package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.PersonalToken;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Takes the personal token out of what a script calls, and sees whether it is enough for it; pages are for those who sign in. */
@ApplicationScoped
class TokenSignIn implements HttpAuthenticationMechanism {

    private static final String API = "/api/";
    private static final String SCHEME = "Bearer ";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader("Authorization");
        if (header == null
                || !context.normalizedPath().startsWith(API)
                || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        var token = new TokenCredential(header.substring(SCHEME.length()).strip(), "bearer");
        return identities
                .authenticate(new TokenAuthenticationRequest(token))
                .invoke(identity -> require(identity, context.request().method()));
    }

    private static void require(SecurityIdentity identity, HttpMethod method) {
        Caller caller = identity.getAttribute(Caller.ATTRIBUTE);
        PersonalToken token = caller.token();
        if (token != null) {
            token.require(!SAFE.contains(method), Instant.now());
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"crowsnest\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
