package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;

/** Who sends a form. */
final class OwnForm {

    private OwnForm() {}

    /** Throws a refusal when the form is not one of this session's pages. */
    static SignedIn require(SecurityIdentity identity, @Nullable String formToken) {
        SignedIn who = of(identity);
        Shell.requireOwnForm(who, formToken);
        return who;
    }

    /** Whoever is signed in, at a page that demands it. */
    static SignedIn of(SecurityIdentity identity) {
        return identity.getAttribute(SignedIn.ATTRIBUTE);
    }
}
