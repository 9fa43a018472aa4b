package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.audit.AuditedThing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is watched, or is to be.
 *
 * @param name for people
 * @param registry which one; absent until its stack has told
 * @param newRepositories which of the repositories that appear are watched at once
 * @param stack through which it is connected; absent until it has told
 */
public record Integration(
        UUID id,
        String name,
        @Nullable RegistryLocation registry,
        RegistryAccess access,
        NewRepositories newRepositories,
        IntegrationStatus status,
        Instant createdAt,
        @Nullable ConnectedStack stack) {

    /** The same, found in this state; what it is already it has been since it became so. */
    public Integration in(IntegrationStatus found) {
        return new Integration(id, name, registry, access, newRepositories, found.following(status), createdAt, stack);
    }

    /** The same, known to be reached through a role of this stack. */
    public Integration through(String roleArn, ConnectedStack newStack) {
        return new Integration(
                id,
                name,
                newStack.arn().location(),
                new RegistryAccess(roleArn, access.externalId()),
                newRepositories,
                status,
                createdAt,
                newStack);
    }

    /** The same with another rule for repositories that appear. */
    public Integration enabling(NewRepositories rule) {
        return new Integration(id, name, registry, access, rule, status, createdAt, stack);
    }

    /** The same, reached through another role. */
    public Integration reachedBy(String roleArn) {
        var other = new RegistryAccess(roleArn, access.externalId());
        return new Integration(id, name, registry, other, newRepositories, status, createdAt, stack);
    }

    /** The same, with its stack all there or gone. */
    public Integration stackReady(boolean ready) {
        ConnectedStack known = stack == null ? null : stack.as(ready);
        return new Integration(id, name, registry, access, newRepositories, status, createdAt, known);
    }

    /** The same, open to another stack. */
    public Integration withoutStack() {
        var noAccess = new RegistryAccess(null, access.externalId());
        return new Integration(id, name, null, noAccess, newRepositories, status, createdAt, null);
    }

    /** Which registry it is. Throws {@link IllegalStateException} before its stack has told. */
    public RegistryLocation location() {
        if (registry == null) {
            throw new IllegalStateException("the registry of integration " + id + " is not known yet");
        }
        return registry;
    }

    /** Whether it was removed. */
    public boolean isRemoved() {
        return status.state() == IntegrationState.REMOVED;
    }

    /** Whether it is reached through this very stack. */
    public boolean isThrough(StackArn arn) {
        return stack != null && stack.arn().equals(arn);
    }

    /** Whether all of its stack was made, and is there as far as is known; so it is without a stack, of which nobody tells. */
    public boolean isWhole() {
        return stack == null || stack.ready();
    }

    /** Whether asking can connect it: its registry is known, and without a whole stack no event would ever come. */
    public boolean isAskable() {
        return registry != null && isWhole();
    }

    /** As the audit list names it. */
    public AuditedThing audited() {
        return AuditedThing.of(id, name);
    }
}
