package dev.crowsnest.ingest.webhook.rest;

import dev.crowsnest.ingest.webhook.Reception;
import dev.crowsnest.ingest.webhook.WebhookConfig;
import dev.crowsnest.ingest.webhook.WebhookReception;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Takes the events of one integration. EventBridge sends a {@code Range} header on POST; it means nothing and is ignored. */
@Path("/webhooks/eventbridge/{integration}")
public class EventBridgeResource {

    private final WebhookReception reception;
    private final WebhookConfig config;
    private final ReceptionCounts counts;

    EventBridgeResource(WebhookReception reception, WebhookConfig config, ReceptionCounts counts) {
        this.reception = reception;
        this.config = config;
        this.counts = counts;
    }

    /** Any content type is taken: what counts is whether the body is an event. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> receive(
            @PathParam("integration") String integration,
            @HeaderParam("x-api-key") @Nullable String key,
            byte @Nullable [] body) {
        byte[] event = body == null ? new byte[0] : body;
        if (event.length > config.maxBody()) {
            counts.tooLarge();
            return Uni.createFrom().item(Answer.tooLarge(event.length, config.maxBody()));
        }
        return reception.receive(integration, key, event).map(this::counted);
    }

    private Response counted(Reception outcome) {
        counts.count(outcome);
        return Answer.of(outcome);
    }
}
