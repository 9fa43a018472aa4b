package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.registry.StackArn;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is refused, in words for whoever reads them in AWS's console or on our page; empty where nothing is wrong. */
final class HandshakeRules {

    private static final String REMOVE = "Remove the integration in Crowsnest, delete this stack and connect again.";

    private HandshakeRules() {}

    /** A stack that may not even speak for this integration: nothing of it changes. */
    static Optional<String> stranger(Optional<Integration> integration, Optional<GivenToken> token, StackArn stack) {
        if (integration.isEmpty() || integration.get().isRemoved()) {
            return Optional.of("This integration was removed in Crowsnest. Delete this stack, and connect the registry"
                    + " anew from Crowsnest's page.");
        }
        if (token.isEmpty()) {
            return Optional.of("The set-up token does not belong to this integration. Take the link, or the command,"
                    + " from Crowsnest's page.");
        }
        String usedBy = token.get().usedBy();
        if (usedBy != null && !usedBy.equals(stack.text())) {
            return Optional.of("The set-up token was used before, by the stack " + usedBy
                    + ". Take the link, or the command, of an integration that waits, from Crowsnest's page.");
        }
        return wrongState(integration.get(), stack);
    }

    /** A stack that speaks for the integration and asks for what cannot be: the integration becomes an error. */
    static Optional<String> mistake(GivenToken token, StackRequest request, StackArn stack, Instant receivedAt) {
        if (token.usedBy() == null && receivedAt.isAfter(token.expiresAt())) {
            return Optional.of("The set-up link expired at " + token.expiresAt() + ". " + REMOVE);
        }
        return misplaced(request, stack);
    }

    /** What is named is not where the stack is. */
    static Optional<String> misplaced(StackRequest request, StackArn stack) {
        RegistryLocation registry = stack.location();
        if (!isAt(request.topicArn(), "sns", registry)) {
            return Optional.of(
                    "The topic " + request.topicArn() + " is not in the stack's account and region. " + REMOVE);
        }
        if (!isAt(request.secretArn(), "secretsmanager", registry)) {
            return Optional.of(
                    "The secret '" + request.secretArn() + "' is not in the stack's account and region. " + REMOVE);
        }
        if (!Pattern.matches("arn:aws[a-z-]*:iam::" + registry.account() + ":role/[\\w+=,.@/-]+", request.roleArn())) {
            return Optional.of("The role '" + request.roleArn() + "' is not in the stack's account. " + REMOVE);
        }
        return Optional.empty();
    }

    /** A change of the stack that cannot be taken over: nothing changes here, and AWS goes back to what was before. */
    static Optional<String> unwanted(Integration integration, StackRequest request, StackArn stack) {
        ConnectedStack known = integration.stack();
        return known != null && !known.secretArn().equals(request.secretArn())
                ? Optional.of("The key of the events is in the secret " + known.secretArn()
                        + ", which an update may not replace. Keep it, or remove the integration and connect again.")
                : misplaced(request, stack);
    }

    /** The registry is watched through another integration. */
    static Optional<String> taken(Optional<Integration> watcher, Integration mine, RegistryLocation registry) {
        return watcher.filter(other -> !other.id().equals(mine.id()))
                .map(other -> "The registry " + registry + " is connected already, as '" + other.name()
                        + "'. Remove one of the two integrations in Crowsnest and delete its stack.");
    }

    /** A later request that does not come from the integration's own stack and topic. */
    static Optional<String> notItsOwn(Optional<Integration> integration, StackRequest request) {
        if (integration.isEmpty() || integration.get().isRemoved()) {
            return Optional.of("This integration was removed in Crowsnest. Delete this stack.");
        }
        ConnectedStack known = integration.get().stack();
        if (known == null
                || !known.arn().text().equals(request.setupStackId())
                || !known.topicArn().equals(request.topicArn())) {
            return Optional.of("This integration is not connected through this stack. " + REMOVE);
        }
        return Optional.empty();
    }

    /** Whether a deletion is that of its own stack. Who that stack is anybody can write into a message of their own topic. */
    static boolean isItsEnd(Integration integration, StackRequest request, StackArn stack) {
        ConnectedStack known = integration.stack();
        return !integration.isRemoved()
                && known != null
                && known.arn().equals(stack)
                && known.topicArn().equals(request.topicArn());
    }

    private static Optional<String> wrongState(Integration integration, StackArn stack) {
        if (integration.status().state() != IntegrationState.PENDING) {
            return Optional.of(
                    "This integration is " + integration.status().state() + " and not waiting for a stack. " + REMOVE);
        }
        return integration.stack() == null || integration.isThrough(stack)
                ? Optional.empty()
                : Optional.of("Another stack, " + integration.stack().arn()
                        + ", is connecting this integration. Delete it first, and open a new link.");
    }

    private static boolean isAt(String arn, String service, RegistryLocation registry) {
        return Pattern.matches(
                "arn:aws[a-z-]*:" + service + ":" + registry.region() + ":" + registry.account() + ":.+", arn);
    }
}
