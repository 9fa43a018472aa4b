package dev.crowsnest.ingest.webhook.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.ingest.webhook.BodyBudget;
import dev.crowsnest.ingest.webhook.Reception;
import dev.crowsnest.ingest.webhook.WebhookConfig;
import dev.crowsnest.ingest.webhook.WebhookReception;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides by a call's head alone whether its body is let in.
 *
 * <p>Anybody may call the webhook, and a body is in memory as a whole before it is read. So whoever has no key is refused before
 * it, and those who have one share a number of bytes.
 */
@ApplicationScoped
class AdmissionFilter {

    private static final String PREFIX = "/webhooks/eventbridge/";

    /** Before all routes; what else is filtered by Quarkus has less to do. */
    private static final int PRIORITY = 100;

    /** What is refused with a body up to this is read off, so that the connection can be kept. */
    private static final long SMALL_BODY = 65_536;

    private final WebhookReception reception;
    private final BodyBudget budget;
    private final WebhookConfig config;
    private final ReceptionCounts counts;
    private final ObjectMapper json;
    private final long unknownLength;

    AdmissionFilter(
            WebhookReception reception,
            BodyBudget budget,
            WebhookConfig config,
            ReceptionCounts counts,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostOfUnknownLength) {
        this.reception = reception;
        this.budget = budget;
        this.config = config;
        this.counts = counts;
        this.json = json;
        this.unknownLength = mostOfUnknownLength.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, PRIORITY);
    }

    private void admit(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (!HttpMethod.POST.equals(request.method()) || !call.normalizedPath().startsWith(PREFIX)) {
            call.next();
            return;
        }
        long length = length(request);
        String integration = call.normalizedPath().substring(PREFIX.length());
        Optional<Reception> denial = reception.denial(integration, request.getHeader("x-api-key"));
        if (denial.isPresent()) {
            refuse(call, length, denial.get());
        } else if (request.headers().contains(HttpHeaders.CONTENT_LENGTH) && length > config.maxBody()) {
            counts.tooLarge();
            answer(call, length, Answer.tooLarge(length, config.maxBody()));
        } else if (budget.take(length)) {
            call.addEndHandler(ended -> budget.giveBack(length));
            call.next();
        } else {
            refuse(call, length, new Reception.Busy());
        }
    }

    private void refuse(RoutingContext call, long length, Reception refusal) {
        counts.count(refusal);
        answer(call, length, Answer.of(refusal));
    }

    private void answer(RoutingContext call, long length, Response answer) {
        if (length > SMALL_BODY) {
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        answer.getStringHeaders().forEach((name, values) -> call.response().putHeader(name, values));
        call.response().setStatusCode(answer.getStatus()).end(body(answer));
        call.request().resume();
    }

    private Buffer body(Response answer) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(answer.getEntity()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem has texts and a number only", e);
        }
    }

    /** What it says of itself; Vert.x ends it there. A body that comes in pieces is ended by Quarkus' own limit. */
    private long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? unknownLength : 0;
        }
        return Long.parseLong(length);
    }
}
