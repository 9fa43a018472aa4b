package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.outbox.Departure;
import dev.crowsnest.integration.registry.ApiKey;
import dev.crowsnest.integration.registry.EventKeys;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.RegistryContents;
import dev.crowsnest.integration.registry.StackArn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Does what a stack asks. Each step may be done again: nothing is given out before the answer is decided. */
@ApplicationScoped
class Handshake {

    private final HandshakeSteps steps;
    private final RegistryContents contents;
    private final EventKeys keys;
    private final Departure departure;
    private final StackUpdates updates;

    Handshake(
            HandshakeSteps steps,
            RegistryContents contents,
            EventKeys keys,
            Departure departure,
            StackUpdates updates) {
        this.steps = steps;
        this.updates = updates;
        this.contents = contents;
        this.keys = keys;
        this.departure = departure;
    }

    /** Completes once the answer is decided and kept; fails when AWS or Kafka does not do its part. */
    Uni<Void> answer(ReceivedRequest received) {
        StackRequest request = received.request();
        return switch (request.type()) {
            case "CREATE" -> create(received);
            case "DELETE" -> steps.delete(received);
            default -> updates.answer(received);
        };
    }

    private Uni<Void> create(ReceivedRequest received) {
        if (received.request().isSetup()) {
            return setUp(received);
        }
        if (received.request().isReady()) {
            return complete(received);
        }
        return steps.refuse(received, "Crowsnest knows no such resource.");
    }

    private Uni<Void> setUp(ReceivedRequest received) {
        EventLoop loop = EventLoop.current();
        StackArn stack = StackArn.parse(received.request().stackId());
        return steps.bind(received, stack)
                .chain(bound -> bound.map(integration -> contents.access(integration)
                                .chain(ignored -> loop.run(() -> handOver(integration, received))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> handOver(Integration integration, ReceivedRequest received) {
        EventLoop loop = EventLoop.current();
        ApiKey key = ApiKey.generate();
        return steps.accept(integration, key)
                .chain(departure::await)
                .invoke(Handshake::requireLeft)
                .chain(() -> keys.write(integration, key))
                .chain(() -> loop.run(() -> steps.setUpDone(received)));
    }

    private Uni<Void> complete(ReceivedRequest received) {
        EventLoop loop = EventLoop.current();
        return steps.requireOwn(received)
                .chain(own -> own.map(integration -> contents.access(integration)
                                .chain(names -> loop.run(() -> steps.connect(integration.id(), received, names))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static void requireLeft(boolean left) {
        if (!left) {
            throw new NotTold();
        }
    }
}
