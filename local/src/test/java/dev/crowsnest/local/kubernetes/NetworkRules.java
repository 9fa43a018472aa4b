package dev.crowsnest.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The network policies of a namespace, evaluated as Kubernetes documents them: what a policy selects is closed but for what some policy allows. */
record NetworkRules(String namespace, List<JsonNode> policies) {

    /** Whether the one reaches the other's port. */
    boolean allows(Peer from, Peer to) {
        return passes("Egress", from, to, to) && passes("Ingress", to, from, to);
    }

    private boolean passes(String direction, Peer selected, Peer other, Peer target) {
        List<JsonNode> selecting = policies.stream()
                .filter(policy -> selects(policy, direction, selected))
                .toList();
        String rules = direction.equals("Egress") ? "egress" : "ingress";
        String peers = direction.equals("Egress") ? "to" : "from";
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> Overlay.items(policy.path("spec").path(rules)))
                        .anyMatch(rule -> isPeer(rule.path(peers), other) && isPort(rule.path("ports"), target.port()));
    }

    private boolean selects(JsonNode policy, String direction, Peer peer) {
        return peer.isPod()
                && peer.namespace().equals(namespace)
                && Overlay.items(policy.at("/spec/policyTypes"))
                        .anyMatch(type -> type.asText().equals(direction))
                && matches(policy.at("/spec/podSelector"), peer.labels());
    }

    private boolean isPeer(JsonNode peers, Peer peer) {
        return peers.isMissingNode()
                || Overlay.items(peers)
                        .anyMatch(one -> one.has("ipBlock") ? isWithin(one.path("ipBlock"), peer) : isPod(one, peer));
    }

    private boolean isPod(JsonNode one, Peer peer) {
        boolean here = one.has("namespaceSelector")
                ? matches(one.path("namespaceSelector"), Map.of("kubernetes.io/metadata.name", peer.namespace()))
                : peer.namespace().equals(namespace);
        return peer.isPod() && here && matches(one.path("podSelector"), peer.labels());
    }

    private static boolean isWithin(JsonNode block, Peer peer) {
        return !peer.isPod()
                && contains(block.path("cidr").asText(), peer.address())
                && Overlay.items(block.path("except")).noneMatch(part -> contains(part.asText(), peer.address()));
    }

    private static boolean isPort(JsonNode ports, int port) {
        return ports.isMissingNode()
                || Overlay.items(ports)
                        .map(one -> one.path("port"))
                        .anyMatch(one -> one.isInt() ? one.asInt() == port : port / 10 == 808);
    }

    /** Whether labels are as a selector wants them; one without conditions selects all. */
    static boolean matches(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet()
                        .containsAll(
                                Overlay.labels(selector.path("matchLabels")).entrySet())
                && Overlay.items(selector.path("matchExpressions")).allMatch(expression -> isIn(expression, labels));
    }

    private static boolean isIn(JsonNode expression, Map<String, String> labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new AssertionError("not evaluated here: " + expression);
        }
        return Overlay.items(expression.path("values"))
                .anyMatch(value ->
                        value.asText().equals(labels.get(expression.path("key").asText())));
    }

    private static boolean contains(String network, String address) {
        String[] parts = network.split("/");
        int shift = 32 - Integer.parseInt(parts[1]);
        return bits(parts[0]) >> shift == bits(address) >> shift;
    }

    private static long bits(String address) {
        long bits = 0;
        for (String part : address.split("\\.")) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        return bits;
    }
}
