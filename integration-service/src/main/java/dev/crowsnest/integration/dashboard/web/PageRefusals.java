package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Problem;
import dev.crowsnest.integration.people.SignedIn;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows as pages what went wrong at pages; leads those who are not signed in to where they can. */
class PageRefusals {

    private static final List<String> NO_PAGES = List.of("/api/", "/q/", "/setup/");
    private static final String HTMX = "HX-Request";
    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final CurrentIdentityAssociation identities;

    PageRefusals(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    @ServerResponseFilter
    Uni<Void> show(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!(response.getEntity() instanceof Problem problem)
                || NO_PAGES.stream().anyMatch(path::startsWith)) {
            return Uni.createFrom().voidItem();
        }
        if (problem.status() == UNAUTHORIZED) {
            if (request.getHeaderString(HTMX) == null) {
                lead(response, "/sign-in" + destination(request));
            } else {
                // It would follow a redirect by itself, and put the page for signing in where a part of another was.
                response.getHeaders().putSingle("HX-Redirect", "/sign-in");
            }
            return Uni.createFrom().voidItem();
        }
        return mustChoosePassword(problem)
                .invoke(must -> {
                    if (must) {
                        lead(response, "/password");
                    } else {
                        response.setEntity(PageTemplates.refusal(problem).render(), null, MediaType.TEXT_HTML_TYPE);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> mustChoosePassword(Problem problem) {
        return problem.status() == FORBIDDEN
                ? identities.getDeferredIdentity().map(PageRefusals::hasOneTimePassword)
                : Uni.createFrom().item(false);
    }

    private static boolean hasOneTimePassword(SecurityIdentity identity) {
        SignedIn who = identity.getAttribute(SignedIn.ATTRIBUTE);
        return who != null && who.account().oneTime();
    }

    private static String destination(ContainerRequestContext request) {
        URI wanted = request.getUriInfo().getRequestUri();
        if (!request.getMethod().equals("GET") || wanted.getPath().equals("/")) {
            return "";
        }
        String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
        return "?to=" + URLEncoder.encode(wanted.getRawPath() + query, StandardCharsets.UTF_8);
    }

    private static void lead(ContainerResponseContext response, String address) {
        response.setStatus(SEE_OTHER);
        response.setEntity(null);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        response.getHeaders().putSingle(HttpHeaders.LOCATION, address);
    }
}
