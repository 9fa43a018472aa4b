package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where AWS is told to call. */
@ApplicationScoped
class SetupAddresses {

    private static final String ACTION = "connect a registry";

    /** Names and addresses that nobody outside can reach. */
    private static final Pattern PRIVATE = Pattern.compile(
            "localhost|.*\\.(local|internal|localhost)|[^.]+|127\\..*|10\\..*|192\\.168\\..*|169\\.254\\..*"
                    + "|172\\.(1[6-9]|2[0-9]|3[01])\\..*|\\[.*]");

    private final HandshakeConfig config;

    SetupAddresses(HandshakeConfig config) {
        this.config = config;
    }

    /** Throws a refusal while AWS could not reach it. */
    URI setup(UUID integration) {
        return publicAddress().resolve("/setup/sns/" + integration);
    }

    URI events(UUID integration) {
        URI address = config.eventsAddress().orElseGet(this::publicAddress);
        requireReachable(address, "crowsnest.setup.events-address");
        return address.resolve("/webhooks/eventbridge/" + integration);
    }

    private URI publicAddress() {
        URI address = config.publicAddress()
                .orElseThrow(() -> Refusal.conflict(
                        ACTION, "this installation", "AWS cannot reach it: set crowsnest.setup.public-address"));
        requireReachable(address, "crowsnest.setup.public-address");
        return address;
    }

    private void requireReachable(URI address, String setting) {
        // A registry on this machine, which is what additional origins are for, reaches everything.
        if (config.additionalOrigins().isPresent()) {
            return;
        }
        String host = String.valueOf(address.getHost());
        if (!"https".equals(address.getScheme())) {
            throw Refusal.conflict(ACTION, address.toString(), "SNS needs https: set " + setting);
        }
        if (PRIVATE.matcher(host).matches()) {
            throw Refusal.conflict(ACTION, address.toString(), "it is a private address: set " + setting);
        }
    }
}
