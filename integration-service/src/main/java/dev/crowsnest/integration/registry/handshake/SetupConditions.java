package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.registry.AwsIdentity;
import dev.crowsnest.integration.registry.RegistryFailure;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What must be given before a registry can be connected: AWS reaches us, and knows who we are. */
@ApplicationScoped
public class SetupConditions {

    /** A page waits for it. Without credentials the SDK looks for some for longer, where no cloud answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SetupAddresses addresses;
    private final AwsIdentity identity;
    private final HandshakeConfig config;

    SetupConditions(SetupAddresses addresses, AwsIdentity identity, HandshakeConfig config) {
        this.addresses = addresses;
        this.identity = identity;
        this.config = config;
    }

    /** Whether they are given; goes on where it was asked. */
    public Uni<SetupReadiness> readiness() {
        EventLoop loop = EventLoop.current();
        return assessed().chain(assessed -> loop.run(() -> Uni.createFrom().item(assessed)));
    }

    Uni<SetupReadiness> assessed() {
        return addresses
                .obstacle()
                .map(obstacle -> Uni.createFrom().item(SetupReadiness.not(obstacle)))
                .orElseGet(() -> principalArn()
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .map(SetupReadiness::as)
                        .onFailure(TimeoutException.class)
                        .recoverWithItem(SetupReadiness.not(SetupObstacle.noIdentity("AWS did not answer in time")))
                        .onFailure(RegistryFailure.class)
                        .recoverWithItem(failure -> SetupReadiness.not(noIdentity(failure))));
    }

    /** The identity that roles are to trust; fails with a refusal where there is none. */
    Uni<String> principal() {
        return principalArn()
                .onFailure(RegistryFailure.class)
                .transform(failure -> noIdentity(failure).refusal());
    }

    private Uni<String> principalArn() {
        return config.principalArn()
                .map(configured -> Uni.createFrom().item(configured))
                .orElseGet(identity::principalArn);
    }

    private static SetupObstacle noIdentity(Throwable failure) {
        return SetupObstacle.noIdentity(String.valueOf(failure.getMessage()));
    }
}
