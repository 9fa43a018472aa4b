package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.people.TrustedProxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser's request tells of the way that it came. */
@RequestScoped
class BrowserRequest {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final HttpServerRequest request;
    private final TrustedProxies proxies;

    BrowserRequest(HttpServerRequest request, TrustedProxies proxies) {
        this.request = request;
        this.proxies = proxies;
    }

    /** Throws a {@link Refusal} when a browser says that the form is of another site. */
    static void requireOwnSite(String action, @Nullable String site) {
        if (site != null && !OWN_SITE.contains(site)) {
            throw Refusal.forbidden(action, "a form of another site", "open this page itself");
        }
    }

    // Where TLS ends before us, whoever ends it says so; a forged header only makes a browser more careful.
    boolean isSecure() {
        return request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /** Where it comes from, as far as it can be known. */
    String address() {
        String peer =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        return proxies.client(peer, request.headers().getAll("X-Forwarded-For"));
    }

    /** A path of ours as this browser, and nobody but it for certain, would write it in full. */
    String full(String path) {
        String host = request.getHeader("Host");
        return (isSecure() ? "https://" : "http://") + (host == null ? "localhost" : host) + path;
    }
}
