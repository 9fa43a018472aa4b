package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.People;
import dev.crowsnest.integration.people.TokenSecret;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Knows who holds a personal token. */
@ApplicationScoped
class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {

    private final People people;

    TokenIdentities(People people) {
        this.people = people;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        TokenSecret secret = TokenSecret.of(request.getToken().getToken());
        return people.findByToken(secret.hash(), Instant.now())
                .map(caller -> caller.map(TokenIdentities::identity).orElseThrow(AuthenticationFailedException::new));
    }

    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.person().name()))
                .addRoles(caller.role().includedLabels())
                .addAttribute(Caller.ATTRIBUTE, caller)
                .build();
    }
}
