package dev.crowsnest.local.assembly;

import dev.crowsnest.local.machine.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who listens where on this machine. */
public record Ports(
        int api, int ingest, int analysis, int registry, int broker, int controller, Optional<Integer> database) {

    /** Throws {@link dev.crowsnest.local.machine.CannotStart} for the first port that is taken. */
    void requireFree() {
        List<Port> all = new ArrayList<>(List.of(
                new Port(api, "integration-service", "--api-port"),
                new Port(ingest, "ingest-service", "--ingest-port"),
                new Port(analysis, "analysis-service", "--analysis-port"),
                new Port(registry, "the registry", "--registry-port"),
                new Port(broker, "Kafka", "--kafka-port"),
                new Port(controller, "Kafka's controller", "--controller-port")));
        database.map(number -> new Port(number, "PostgreSQL", "--database-port"))
                .ifPresent(all::add);
        Map<Integer, Port> taken = new HashMap<>();
        for (Port port : all) {
            Port other = taken.putIfAbsent(port.number(), port);
            if (other != null) {
                throw port.wantedBy(other);
            }
            port.requireFree();
        }
    }
}
