package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.people.Account;
import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.SessionSecret;
import dev.crowsnest.integration.people.SignIns;
import dev.crowsnest.integration.people.SignedIn;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Knows a browser again by its cookie, at the pages only: what scripts call takes tokens, which no other site can send. */
@ApplicationScoped
class SessionSignIn implements HttpAuthenticationMechanism {

    private static final String API = "/api/";
    private static final int UNAUTHORIZED = 401;

    private final SignIns signIns;

    SessionSignIn(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Cookie cookie = context.request().getCookie(SessionCookie.NAME);
        if (cookie == null || context.normalizedPath().startsWith(API)) {
            return Uni.createFrom().nullItem();
        }
        SessionSecret secret = SessionSecret.of(cookie.getValue());
        return signIns.holder(secret)
                .map(found -> found.map(account -> identity(account, secret)).orElse(null));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, null, null));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    // One who has yet to choose a password has no role, and so may do nothing else.
    private static SecurityIdentity identity(Account account, SessionSecret secret) {
        var caller = Caller.of(account.person());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.person().name()))
                .addRoles(account.oneTime() ? Set.of() : caller.role().includedLabels())
                .addAttribute(Caller.ATTRIBUTE, caller)
                .addAttribute(SignedIn.ATTRIBUTE, new SignedIn(account, secret))
                .build();
    }
}
