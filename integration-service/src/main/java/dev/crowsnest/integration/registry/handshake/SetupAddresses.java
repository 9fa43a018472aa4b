package dev.crowsnest.integration.registry.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where AWS is told to call. */
@ApplicationScoped
class SetupAddresses {

    private static final String PUBLIC = "crowsnest.setup.public-address";
    private static final String EVENTS = "crowsnest.setup.events-address";

    /** Names and addresses that nobody outside can reach. */
    private static final Pattern PRIVATE = Pattern.compile(
            "localhost|.*\\.(local|internal|localhost)|[^.:]+|0\\..*|127\\..*|10\\..*|192\\.168\\..*|169\\.254\\..*"
                    + "|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*|\\[(::1?|::ffff:.*|f[cd].*|fe[89ab].*)]");

    private final HandshakeConfig config;

    SetupAddresses(HandshakeConfig config) {
        this.config = config;
    }

    /** Why AWS cannot reach us. */
    Optional<SetupObstacle> obstacle() {
        Optional<URI> address = config.publicAddress();
        if (address.isEmpty()) {
            return Optional.of(SetupObstacle.noAddress(PUBLIC));
        }
        return obstacle(address.get(), PUBLIC)
                .or(() -> config.eventsAddress().flatMap(events -> obstacle(events, EVENTS)));
    }

    /** Throws a refusal while AWS could not reach it. */
    URI setup(UUID integration) {
        return publicAddress().resolve("/setup/sns/" + integration);
    }

    /** The same for events. */
    URI events(UUID integration) {
        URI address = publicAddress();
        return config.eventsAddress().orElse(address).resolve("/webhooks/eventbridge/" + integration);
    }

    /** Under which name people know this installation. Throws as the others do. */
    String host() {
        return host(publicAddress());
    }

    private URI publicAddress() {
        obstacle().ifPresent(obstacle -> {
            throw obstacle.refusal();
        });
        return config.publicAddress().orElseThrow();
    }

    private Optional<SetupObstacle> obstacle(URI address, String setting) {
        // A registry on this machine, which is what additional origins are for, reaches everything.
        if (config.additionalOrigins().isPresent()) {
            return Optional.empty();
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            return Optional.of(SetupObstacle.notHttps(address, setting));
        }
        if (address.getHost() == null) {
            return Optional.of(SetupObstacle.noHost(address, setting));
        }
        if (!address.getRawPath().isEmpty() && !address.getRawPath().equals("/")) {
            return Optional.of(SetupObstacle.hasPath(address, setting));
        }
        return PRIVATE.matcher(host(address)).matches()
                ? Optional.of(SetupObstacle.notPublic(address, setting))
                : Optional.empty();
    }

    // A name is the same in capitals, and with the dot of the root behind it.
    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
