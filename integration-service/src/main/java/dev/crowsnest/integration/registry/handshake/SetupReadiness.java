package dev.crowsnest.integration.registry.handshake;

import org.jspecify.annotations.Nullable;

/**
 * Whether registries can be connected.
 *
 * @param principal the AWS identity that their roles are to trust; absent where something stands in the way
 * @param obstacle what does; absent where nothing does
 */
public record SetupReadiness(
        @Nullable String principal, @Nullable SetupObstacle obstacle) {

    static SetupReadiness as(String principal) {
        return new SetupReadiness(principal, null);
    }

    static SetupReadiness not(SetupObstacle obstacle) {
        return new SetupReadiness(null, obstacle);
    }
}
