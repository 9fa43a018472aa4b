package dev.crowsnest.integration.api.rest;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** One operation takes large bodies; to all others the limit is that of documents, before anybody is asked who they are. */
@ApplicationScoped
class BodyLimit {

    private static final String LARGE = "/api/v1/feeds/archive";

    /** Many times the largest document. */
    private static final long DOCUMENT_BYTES = 10L << 20;

    private static final int TOO_LARGE = 413;

    /** After the limit of all, which it lowers. */
    private static final int AFTER_THE_LIMIT_OF_ALL = 1;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::limit, AFTER_THE_LIMIT_OF_ALL);
    }

    private static void limit(RoutingContext request) {
        if (request.normalizedPath().equals(LARGE)) {
            request.next();
            return;
        }
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length(length) > DOCUMENT_BYTES) {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .setStatusCode(TOO_LARGE)
                    .end();
            return;
        }
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, DOCUMENT_BYTES);
        request.next();
    }

    private static long length(String stated) {
        try {
            return Long.parseLong(stated.trim());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
