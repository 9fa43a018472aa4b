package dev.crowsnest.ingest.webhook.rest;

import dev.crowsnest.ingest.webhook.Reception;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What the caller is told. EventBridge repeats 429 and 5xx, and never 403 and other 4xx: each status is chosen by that.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
final class Answer {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Seconds. Short: what is in flight is over within an answer's time. */
    private static final int WHEN_BUSY = 1;

    /** Seconds. A broker that lost its leader has a new one by then. */
    private static final int WHEN_UNAVAILABLE = 5;

    private Answer() {}

    static Response of(Reception reception) {
        if (reception instanceof Reception.Unreadable unreadable) {
            return problem(400, "Not an event", unreadable.reason()).build();
        }
        if (reception instanceof Reception.Refused refused) {
            return problem(403, "Refused", refused.reason()).build();
        }
        if (reception instanceof Reception.Busy) {
            return problem(TOO_MANY_REQUESTS, "Too many events at once", "more events wait than are taken at once")
                    .header(HttpHeaders.RETRY_AFTER, WHEN_BUSY)
                    .build();
        }
        if (reception instanceof Reception.Unavailable unavailable) {
            return problem(503, "Try again", unavailable.reason())
                    .header(HttpHeaders.RETRY_AFTER, WHEN_UNAVAILABLE)
                    .build();
        }
        return Response.accepted().build();
    }

    static Response tooLarge(long bytes, int limit) {
        return problem(413, "Too large", "the body has " + bytes + " bytes, the limit is " + limit)
                .build();
    }

    private static Response.ResponseBuilder problem(int status, String title, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(new Problem("about:blank", title, status, detail));
    }
}
