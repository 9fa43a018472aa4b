package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Ports;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where each part listens. */
final class PortOptions {

    private static final int HIGHEST_BASE = 65_535 - 6;

    @Option(names = "--ports", paramLabel = "BASE", description = "seven ports in a row from this one, for all parts")
    private @Nullable Integer base;

    @Option(names = "--api-port", paramLabel = "PORT", description = "REST API (8080)")
    private @Nullable Integer api;

    @Option(names = "--ingest-port", paramLabel = "PORT", description = "webhooks (8081)")
    private @Nullable Integer ingest;

    @Option(names = "--analysis-port", paramLabel = "PORT", description = "insights (8082)")
    private @Nullable Integer analysis;

    @Option(names = "--registry-port", paramLabel = "PORT", description = "registry (5000)")
    private @Nullable Integer registry;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka (19092)")
    private @Nullable Integer broker;

    @Option(names = "--controller-port", paramLabel = "PORT", description = "Kafka's controller (19093)")
    private @Nullable Integer controller;

    @Option(names = "--database-port", paramLabel = "PORT", description = "PostgreSQL (15432)")
    private @Nullable Integer database;

    /**
     * With a database server of somebody else there is no port for ours.
     *
     * @throws IllegalArgumentException when the row would end after the highest port
     */
    Ports ports(boolean withDatabase) {
        if (base != null && (base < 1 || base > HIGHEST_BASE)) {
            throw new IllegalArgumentException("%d begins no row of seven ports; --ports takes a number from 1 to %d."
                    .formatted(base, HIGHEST_BASE));
        }
        return new Ports(
                chosen(api, 0, 8080),
                chosen(ingest, 1, 8081),
                chosen(analysis, 2, 8082),
                chosen(registry, 3, 5000),
                chosen(broker, 4, 19_092),
                chosen(controller, 5, 19_093),
                withDatabase ? Optional.of(chosen(database, 6, 15_432)) : Optional.empty());
    }

    private int chosen(@Nullable Integer option, int offset, int usual) {
        if (option != null) {
            return option;
        }
        return base == null ? usual : base + offset;
    }
}
