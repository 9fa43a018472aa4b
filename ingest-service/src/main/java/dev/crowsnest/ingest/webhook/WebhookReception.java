package dev.crowsnest.ingest.webhook;

import dev.crowsnest.ingest.access.Access;
import dev.crowsnest.ingest.access.IntegrationTable;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes one webhook call: who sends, what is said, is it theirs to say, and is it safely on Kafka. */
@ApplicationScoped
public class WebhookReception {

    private static final Logger LOGGER = Logger.getLogger(WebhookReception.class);

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

    /** Never fails; every outcome is a {@link Reception}. */
    public Uni<Reception> receive(String integrationId, @Nullable String key, byte[] body) {
        Access access = integrations.judge(integrationId, key);
        if (access instanceof Access.Refused refused) {
            return answer(new Reception.Refused(refused.reason()));
        }
        if (access instanceof Access.Uncertain uncertain) {
            return answer(new Reception.Unavailable(uncertain.reason()));
        }
        try {
            return take(integrationId, (Access.Granted) access, reader.read(body));
        } catch (UnreadableEventException e) {
            return answer(new Reception.Unreadable(e.reason()));
        }
    }

    private Uni<Reception> take(String integrationId, Access.Granted granted, ReceivedEvent event) {
        if (!event.account().equals(granted.account()) || !event.region().equals(granted.region())) {
            return answer(new Reception.Refused("the event is of account " + event.account() + " in " + event.region()
                    + ", the integration of another"));
        }
        RegistryFact fact = event.fact();
        return fact == null ? answer(new Reception.Ignored()) : publish(integrationId, event, fact);
    }

    private Uni<Reception> publish(String integrationId, ReceivedEvent event, RegistryFact fact) {
        if (!inFlight.tryAcquire()) {
            return answer(new Reception.Busy());
        }
        // Once handed over, an event is in flight until Kafka's client gives it up, however early the caller was
        // answered: the
        // permit stays with it, so that a broker that hangs cannot pile up events without bound.
        Uni<Void> sent = publisher
                .publish(integrationId, event, fact)
                .onTermination()
                .invoke(inFlight::release)
                .memoize()
                .indefinitely();
        return sent.ifNoItem()
                .after(config.answerWithin())
                .fail()
                .<Reception>replaceWith(new Reception.Published())
                .onFailure()
                .recoverWithItem(failure -> unavailable(event, failure));
    }

    private static Reception unavailable(ReceivedEvent event, Throwable failure) {
        LOGGER.warnf("could not publish an event: eventId=%s reason=%s", event.id(), failure.getMessage());
        return new Reception.Unavailable(
                failure instanceof TimeoutException
                        ? "Kafka did not confirm the event in time"
                        : "the event could not be handed to Kafka");
    }

    private static Uni<Reception> answer(Reception reception) {
        return Uni.createFrom().item(reception);
    }
}
