package dev.crowsnest.local.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who reaches whom, of everyone who might: the whole table is the list of what is allowed. */
class NetworkRulesTest {

    private static final String HERE = "crowsnest";

    private static final Set<String> EVERYWHERE = Set.of(
            "ingress controller → ingest-service",
            "ingress controller → integration-service",
            "integration-service → analysis-service",
            "integration-service → internet",
            "analysis-service → internet",
            "ingest-service → kafka",
            "integration-service → kafka",
            "analysis-service → kafka");

    @ParameterizedTest
    @ValueSource(strings = {"production", "production-hpa"})
    void letNobodyThroughBesideThoseOfProduction(String overlay) throws Exception {
        List<Peer> peers = peers();
        peers.add(ours("topics", 0));
        peers.add(Peer.machine("kafka", "10.0.64.5", 9096));
        peers.add(Peer.machine("database", "10.0.80.5", 5432));

        assertThat(allowed(overlay, peers))
                .containsExactlyInAnyOrderElementsOf(with(
                        "topics → kafka",
                        "integration-service → database",
                        "analysis-service → database",
                        "prometheus → ingest-service",
                        "prometheus → integration-service",
                        "prometheus → analysis-service"));
    }

    @Test
    void letNobodyThroughBesideThoseOfTheEvaluation() throws Exception {
        List<Peer> peers = peers();
        peers.add(Peer.pod("kafka", HERE, Map.of("strimzi.io/cluster", "crowsnest", "strimzi.io/kind", "Kafka"), 9092));
        peers.add(database("integration-database"));
        peers.add(database("analysis-database"));

        assertThat(allowed("evaluation", peers))
                .containsExactlyInAnyOrderElementsOf(with(
                        "integration-service → integration-database",
                        "analysis-service → analysis-database",
                        // Brokers and databases speak to the API server, wherever it is.
                        "kafka → internet",
                        "kafka → private machine",
                        "integration-database → internet",
                        "integration-database → private machine",
                        "analysis-database → internet",
                        "analysis-database → private machine"));
    }

    private static List<Peer> peers() {
        return new ArrayList<>(List.of(
                ours("ingest-service", 8081),
                ours("integration-service", 8080),
                ours("analysis-service", 8082),
                ours("stranger beside us", 8080),
                Peer.pod("stranger", "elsewhere", Map.of("app.kubernetes.io/name", "integration-service"), 8080),
                Peer.pod("ingress controller", "ingress-nginx", Map.of(), 0),
                Peer.pod("prometheus", "monitoring", Map.of("app.kubernetes.io/name", "prometheus"), 0),
                Peer.pod("other of monitoring", "monitoring", Map.of(), 0),
                Peer.machine("internet", "203.0.113.7", 443),
                Peer.machine("private machine", "10.1.2.3", 443),
                Peer.machine("metadata of the node", "169.254.169.254", 443)));
    }

    private static Peer ours(String name, int port) {
        return Peer.pod(name, HERE, Map.of("app.kubernetes.io/name", name), port);
    }

    private static Peer database(String name) {
        return Peer.pod(name, HERE, Map.of("cnpg.io/cluster", name), 5432);
    }

    private static Set<String> with(String... more) {
        Set<String> all = new TreeSet<>(EVERYWHERE);
        all.addAll(List.of(more));
        return all;
    }

    /** Of two of which at least one is within the namespace; the others' ways are not ours to close. */
    private static Set<String> allowed(String overlay, List<Peer> peers) throws Exception {
        var rules = new NetworkRules(HERE, Overlay.rendered(overlay).all("NetworkPolicy"));
        Set<String> allowed = new TreeSet<>();
        for (Peer from : peers) {
            peers.stream()
                    .filter(to -> !to.equals(from) && to.port() > 0)
                    .filter(to ->
                            from.namespace().equals(HERE) || to.namespace().equals(HERE))
                    .filter(to -> rules.allows(from, to))
                    .forEach(to -> allowed.add(from.name() + " → " + to.name()));
        }
        return allowed;
    }
}
