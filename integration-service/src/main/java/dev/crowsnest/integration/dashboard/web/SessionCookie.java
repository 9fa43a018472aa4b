package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.people.SessionSecret;
import jakarta.ws.rs.core.NewCookie;

/** Where a browser keeps what it shows. It is sent with links from elsewhere, but with no form of another site. */
final class SessionCookie {

    static final String NAME = "crowsnest-session";

    private SessionCookie() {}

    static NewCookie of(SessionSecret secret, boolean secure) {
        return cookie(secret.reveal(), secure).build();
    }

    static NewCookie none(boolean secure) {
        return cookie("", secure).maxAge(0).build();
    }

    private static NewCookie.Builder cookie(String value, boolean secure) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
