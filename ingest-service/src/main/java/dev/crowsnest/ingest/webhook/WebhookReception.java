package dev.crowsnest.ingest.webhook;

import dev.crowsnest.ingest.access.Access;
import dev.crowsnest.ingest.access.IntegrationTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes one webhook call: who sends, what is said, is it theirs to say, and is it safely on Kafka. */
@ApplicationScoped
public class WebhookReception {

    private static final Logger LOGGER = Logger.getLogger(WebhookReception.class);
    private static final Reception PUBLISHED = new Reception.Published();

    private final IntegrationTable integrations;
    private final EventReader reader;
    private final FactPublisher publisher;
    private final WebhookConfig config;
    private final Semaphore inFlight;

    WebhookReception(IntegrationTable integrations, EventReader reader, FactPublisher publisher, WebhookConfig config) {
        this.integrations = integrations;
        this.reader = reader;
        this.publisher = publisher;
        this.config = config;
        this.inFlight = new Semaphore(config.maxInFlight());
    }

    /** Why nothing of a caller is taken, as far as the head of a call tells; empty where its body decides. */
    public Optional<Reception> denial(String integrationId, @Nullable String key) {
        Access access = integrations.judge(integrationId, key);
        return access instanceof Access.Granted ? Optional.empty() : Optional.of(denial(access));
    }

    /** Never fails; every outcome is a {@link Reception}. */
    public Uni<Reception> receive(String integrationId, @Nullable String key, byte[] body) {
        Access access = integrations.judge(integrationId, key);
        if (!(access instanceof Access.Granted granted)) {
            return answer(denial(access));
        }
        try {
            return take(integrationId, granted, reader.read(body));
        } catch (UnreadableEventException e) {
            return answer(new Reception.Unreadable(e.reason()));
        }
    }

    private Uni<Reception> take(String integrationId, Access.Granted granted, ReceivedEvent event) {
        if (!event.account().equals(granted.account()) || !event.region().equals(granted.region())) {
            return answer(denial(integrations.refusal("the event is of account " + event.account() + " in "
                    + event.region() + ", the integration of another")));
        }
        Occurrence occurrence = event.occurrence();
        return occurrence == null ? answer(new Reception.Ignored()) : publish(integrationId, event, occurrence);
    }

    private static Reception denial(Access access) {
        return access instanceof Access.Uncertain uncertain
                ? new Reception.Unavailable(uncertain.reason())
                : new Reception.Refused(((Access.Refused) access).reason());
    }

    private Uni<Reception> publish(String integrationId, ReceivedEvent event, Occurrence occurrence) {
        if (!inFlight.tryAcquire()) {
            return answer(new Reception.Busy());
        }
        // Once handed over, an event is in flight until Kafka's client gives it up, however early the caller was
        // answered: the permit stays with it, so that a broker that hangs cannot pile up events without bound.
        CompletableFuture<Void> sent =
                handOver(integrationId, event, occurrence).whenComplete((done, failure) -> inFlight.release());
        // On futures, for each operator on a Uni captures and restores contexts that nothing here asks for. The
        // time-out
        // ends a copy: a future that is ended itself never runs what releases the permit.
        return Uni.createFrom()
                .completionStage(sent.copy()
                        .orTimeout(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                        .handle((done, failure) -> failure == null ? PUBLISHED : unavailable(event, failure)));
    }

    private CompletableFuture<Void> handOver(String integrationId, ReceivedEvent event, Occurrence occurrence) {
        try {
            return publisher.publish(integrationId, event, occurrence).subscribeAsCompletionStage();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Reception unavailable(ReceivedEvent event, Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        // A time-out has no message.
        LOGGER.warnf("could not publish an event: eventId=%s reason=%s", event.id(), failure);
        return new Reception.Unavailable(
                failure instanceof TimeoutException
                        ? "Kafka did not confirm the event in time"
                        : "the event could not be handed to Kafka");
    }

    private static Uni<Reception> answer(Reception reception) {
        return Uni.createFrom().item(reception);
    }
}
