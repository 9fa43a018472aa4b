package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.LookLine;
import dev.crowsnest.integration.reconcile.Look;
import dev.crowsnest.integration.registry.AccessAnswer;
import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.ObservedIntegration;
import dev.crowsnest.integration.registry.OtherKeys;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.registry.Verification;
import dev.crowsnest.integration.registry.handshake.SetupOffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is watched, or is to be.
 *
 * @param account absent until its stack has told; so is the region
 * @param stack what is to be deleted in AWS once it is removed here
 * @param console where AWS's console shows that stack; absent when there is none, or no console that is known
 * @param byHand whether no stack made it: then what is in AWS was made by people
 * @param lastEvent when its last event happened; absent before the first
 * @param lastCheck when it was last asked whether it can be read; absent before the first time
 * @param lastProblem why it could not be read then, where its state does not say so
 * @param hasStack whether its stack is all there, so that its key can be replaced
 * @param isAskable whether asking it now can tell anything
 * @param otherKeys how many keys are taken beside its own
 * @param formerKeyEnds until when events are taken with them; absent where there are none, or it takes another rotation
 * @param look when its registry was looked through, and what that found
 * @param isLate whether its stack should long have told
 */
public record IntegrationListRow(
        String id,
        String name,
        @Nullable String account,
        @Nullable String region,
        IntegrationState state,
        @Nullable String reason,
        Age since,
        String stack,
        @Nullable String console,
        boolean byHand,
        @Nullable Age lastEvent,
        @Nullable Age lastCheck,
        @Nullable String lastProblem,
        boolean hasStack,
        boolean isAskable,
        int otherKeys,
        @Nullable String formerKeyEnds,
        String look,
        boolean isLate) {

    /** A stack is made in some two minutes. */
    private static final Duration LATE = Duration.ofMinutes(15);

    static IntegrationListRow of(ObservedIntegration observed, @Nullable Look look, Instant now) {
        Integration integration = observed.integration();
        Instant event = observed.activity().lastEventAt();
        Instant end = observed.formerKeyEndsAt();
        OtherKeys others = observed.otherKeys();
        AccessAnswer check = observed.activity().lastCheck();
        RegistryLocation registry = integration.registry();
        ConnectedStack stack = integration.stack();
        return new IntegrationListRow(
                integration.id().toString(),
                integration.name(),
                registry == null ? null : registry.account(),
                registry == null ? null : registry.region(),
                integration.status().state(),
                integration.status().reason(),
                Age.of(integration.status().since(), now),
                stack == null ? SetupOffer.STACK_NAME : stack.arn().name(),
                stack == null
                        ? null
                        : stack.arn().console().map(Object::toString).orElse(null),
                stack == null && registry != null,
                event == null ? null : Age.of(event, now),
                check == null ? null : Age.of(check.at(), now),
                check == null || integration.status().state() == IntegrationState.ERROR ? null : check.problem(),
                stack != null && stack.ready(),
                integration.isAskable(),
                others == null ? 0 : others.count(),
                end == null ? null : Age.of(end, now).full(),
                LookLine.of(look, now),
                integration.status().state() == IntegrationState.PENDING
                        && integration.status().since().plus(LATE).isBefore(now));
    }

    public boolean isPending() {
        return state == IntegrationState.PENDING;
    }

    public boolean isConnected() {
        return state == IntegrationState.CONNECTED;
    }

    public boolean isError() {
        return state == IntegrationState.ERROR;
    }

    public boolean isKeyReplaced() {
        return otherKeys > 0;
    }

    /** How many keys are taken. */
    public String takenKeys() {
        return otherKeys == 1 ? "Two" : String.valueOf(otherKeys + 1);
    }

    /** What is to be done where asking it cannot help. */
    public String wayOut() {
        return Verification.UNUSABLE;
    }

    public String word() {
        return switch (state) {
            case PENDING -> "Pending";
            case CONNECTED -> "Connected";
            case ERROR -> "Error";
            case REMOVED -> "Removed";
        };
    }

    /** Icon and class of the state. */
    public String icon() {
        return switch (state) {
            case PENDING -> "waiting";
            case CONNECTED -> "analysed";
            case ERROR -> "failed";
            case REMOVED -> "none";
        };
    }
}
