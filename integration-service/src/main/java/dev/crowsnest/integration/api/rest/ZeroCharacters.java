package dev.crowsnest.integration.api.rest;

import dev.crowsnest.integration.api.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what no database can look for, before one is asked. */
class ZeroCharacters {

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        boolean found = uri.getQueryParameters().values().stream()
                .flatMap(values -> values.stream())
                .anyMatch(ZeroCharacters::isIn);
        if (found || isIn(uri.getPath())) {
            throw Refusal.invalid("read", "the address", "it holds a zero character");
        }
    }

    private static boolean isIn(String text) {
        return text.indexOf('\u0000') >= 0;
    }
}
