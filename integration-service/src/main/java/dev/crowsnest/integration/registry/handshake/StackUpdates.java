package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.RegistryContents;
import dev.crowsnest.integration.registry.StackArn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Takes over what an update of a stack changes.
 *
 * <p>What is as we know it is not tried: a stack that goes back to what it was must get there, even while AWS does not answer.
 */
@ApplicationScoped
class StackUpdates {

    private final HandshakeSteps steps;
    private final RegistryContents contents;

    StackUpdates(HandshakeSteps steps, RegistryContents contents) {
        this.steps = steps;
        this.contents = contents;
    }

    /** Completes once the answer is decided and kept; fails when AWS does not do its part. */
    Uni<Void> answer(ReceivedRequest received) {
        EventLoop loop = EventLoop.current();
        return steps.requireOwn(received)
                .chain(own -> own.map(integration -> answer(loop, integration, received))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> answer(EventLoop loop, Integration integration, ReceivedRequest received) {
        StackRequest request = received.request();
        if (!request.isSetup() || isKnown(integration, request)) {
            return steps.done(received, "Nothing had to be changed.");
        }
        Optional<String> reason = HandshakeRules.unwanted(integration, request, StackArn.parse(request.stackId()));
        return reason.isPresent()
                ? steps.refuse(received, reason.get())
                : contents.access(integration.reachedBy(request.roleArn()))
                        .chain(found -> loop.run(() -> steps.takeOver(request.roleArn(), received, found)));
    }

    private static boolean isKnown(Integration integration, StackRequest request) {
        ConnectedStack stack = integration.stack();
        return stack != null
                && stack.secretArn().equals(request.secretArn())
                && request.roleArn().equals(integration.access().roleArn());
    }
}
