package dev.crowsnest.localecr.topic.rest;

import dev.crowsnest.localecr.topic.TopicMessage;
import dev.crowsnest.localecr.topic.Topics;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Confirmations of subscriptions, and the certificate of the messages. */
public final class TopicResource {

    private static final String PEM = "application/x-pem-file";
    private static final int NOT_FOUND = 404;

    private final Topics topics;

    public TopicResource(Topics topics) {
        this.topics = topics;
    }

    /** {@code GET /sns/confirm?Token=…}, and the certificate at its address. */
    public void mount(Router router) {
        router.get("/sns/confirm").handler(this::confirm);
        router.get(TopicMessage.CERTIFICATE_PATH)
                .handler(ctx -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, PEM)
                        .end(topics.signer().certificate()));
    }

    private void confirm(RoutingContext ctx) {
        if (topics.confirm(String.valueOf(ctx.request().getParam("Token")))) {
            ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/xml").end("<ConfirmSubscriptionResponse/>");
        } else {
            ctx.response().setStatusCode(NOT_FOUND).end();
        }
    }
}
