package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;

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

    /** What an action comes to; where it is refused, the page that it was asked at, which says why. */
    static Uni<Response> orAgain(Supplier<Uni<Response>> action, Function<String, Uni<TemplateInstance>> page) {
        EventLoop loop = EventLoop.current();
        return Uni.createFrom().deferred(action::get).onFailure(Refusal.class).recoverWithUni(failure -> {
            Refusal refusal = (Refusal) failure;
            return loop.run(() -> page.apply(refusal.sentence())).map(again -> again(refusal, again));
        });
    }
}
