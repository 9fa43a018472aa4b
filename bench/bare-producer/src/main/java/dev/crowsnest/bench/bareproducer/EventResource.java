package dev.crowsnest.bench.bareproducer;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Answers 202 once Kafka has acknowledged the body, as it came, under the key of the path. */
@Path("/events/{key}")
public class EventResource {

    private static final Response ACCEPTED = Response.accepted().build();

    private final MutinyEmitter<byte[]> events;

    EventResource(@Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> events) {
        this.events = events;
    }

    /** Fails when Kafka does. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> take(@PathParam("key") String key, byte[] body) {
        return events.sendMessage(Message.of(body)
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(key)
                                .build()))
                .replaceWith(ACCEPTED);
    }
}
