package dev.crowsnest.integration.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The proxies whose word on whom they speak for is believed. */
@ApplicationScoped
public class TrustedProxies {

    private final List<Network> networks;

    TrustedProxies(PeopleConfig config) {
        this.networks = config.trustedProxies().orElse(List.of());
    }

    /**
     * Where a request comes from: the last of all those who passed it on that is no trusted proxy. What stands before it is the word
     * of a stranger.
     *
     * @param peer who is connected with us
     * @param forwarded what {@code X-Forwarded-For} says, line by line: each proxy appends from whom it has the request
     */
    public String client(String peer, List<String> forwarded) {
        Optional<InetAddress> direct = Network.address(peer);
        if (direct.isEmpty()) {
            return peer;
        }
        InetAddress client = direct.get();
        String[] hops = String.join(",", forwarded).split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> hop = Network.address(hops[i]);
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
        }
        return client.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
