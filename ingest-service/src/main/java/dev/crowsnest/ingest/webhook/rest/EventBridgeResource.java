package dev.crowsnest.ingest.webhook.rest;

import dev.crowsnest.ingest.webhook.Reception;
import dev.crowsnest.ingest.webhook.WebhookConfig;
import dev.crowsnest.ingest.webhook.WebhookReception;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the events of one integration. EventBridge sends a {@code Range} header on POST; it means nothing and is ignored. */
@Path("/webhooks/eventbridge/{integration}")
public class EventBridgeResource {

    private static final String EVENTS = "crowsnest_webhook_events";

    private final WebhookReception reception;
    private final WebhookConfig config;
    private final MeterRegistry meters;

    EventBridgeResource(WebhookReception reception, WebhookConfig config, MeterRegistry meters) {
        this.reception = reception;
        this.config = config;
        this.meters = meters;
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
            count("too_large");
            return Uni.createFrom().item(Answer.tooLarge(event.length, config.maxBody()));
        }
        return reception.receive(integration, key, event).map(this::counted);
    }

    private Response counted(Reception outcome) {
        count(outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        return Answer.of(outcome);
    }

    private void count(String outcome) {
        meters.counter(EVENTS, "outcome", outcome).increment();
    }
}
