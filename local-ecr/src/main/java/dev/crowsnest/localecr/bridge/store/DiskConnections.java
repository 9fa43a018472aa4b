package dev.crowsnest.localecr.bridge.store;

import dev.crowsnest.localecr.bridge.Connection;
import dev.crowsnest.localecr.bridge.Connections;
import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.disk.StoredFiles;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** Connections as files of their own, for they hold a key. */
public final class DiskConnections implements Connections {

    private final Path directory;
    private final Map<String, Connection> connections = new ConcurrentSkipListMap<>();

    private DiskConnections(Path directory) {
        this.directory = directory;
    }

    public static DiskConnections in(Path directory) {
        var disk = new DiskConnections(directory);
        for (var file : StoredFiles.in(directory)) {
            var connection = read(file);
            disk.connections.put(connection.name(), connection);
        }
        return disk;
    }

    @Override
    public void put(Connection connection) {
        var json = Json.object()
                .put("name", connection.name())
                .put("arn", connection.arn())
                .put("keyHeader", connection.keyHeader())
                .put("key", connection.key());
        var webhooks = json.putArray("webhooks");
        connection.webhooks().forEach(webhooks::add);
        DurableFile.write(directory.resolve(connection.name()), Json.bytes(json));
        connections.put(connection.name(), connection);
    }

    @Override
    public Optional<Connection> find(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    @Override
    public Collection<Connection> all() {
        return List.copyOf(connections.values());
    }

    @Override
    public void remove(String name) {
        if (connections.remove(name) != null) {
            DurableFile.delete(directory.resolve(name));
        }
    }

    private static Connection read(Path file) {
        try {
            var json = Json.parse(DurableFile.read(file));
            var webhooks = new TreeSet<String>();
            json.path("webhooks").forEach(id -> webhooks.add(id.asText()));
            return new Connection(
                    json.path("name").asText(),
                    json.path("arn").asText(),
                    json.path("keyHeader").asText(),
                    json.path("key").asText(),
                    webhooks);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the connection in " + file + ": " + e.getMessage(), e);
        }
    }
}
