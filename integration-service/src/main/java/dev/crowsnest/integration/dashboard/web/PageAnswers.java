package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What follows on a form. */
final class PageAnswers {

    private PageAnswers() {}

    /**
     * Leads to another page.
     *
     * @param path stays one: which host and scheme a browser sees is known to it, and to nobody behind a proxy
     */
    static Response.ResponseBuilder led(String path) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }

    /** The page again, which says why nothing was done. */
    static Response again(Refusal refusal, TemplateInstance page) {
        return Response.status(refusal.type().status()).entity(page).build();
    }
}
