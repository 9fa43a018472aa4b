package dev.crowsnest.local.kubernetes;

import java.util.Map;

/**
 * Someone on the network: a pod with its labels, or a machine outside of the cluster with its address.
 *
 * @param address empty for a pod
 * @param port the one that it listens on, named {@code http} where it is one of ours; 0 for none
 */
record Peer(String name, String namespace, Map<String, String> labels, String address, int port) {

    static Peer pod(String name, String namespace, Map<String, String> labels, int port) {
        return new Peer(name, namespace, labels, "", port);
    }

    static Peer machine(String name, String address, int port) {
        return new Peer(name, "", Map.of(), address, port);
    }

    boolean isPod() {
        return address.isEmpty();
    }
}
