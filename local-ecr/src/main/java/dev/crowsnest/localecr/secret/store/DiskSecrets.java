package dev.crowsnest.localecr.secret.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.secret.Secret;
import dev.crowsnest.localecr.secret.SecretStore;
import dev.crowsnest.localecr.secret.SecretVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A file for each secret; its name may hold slashes and is encoded. */
public final class DiskSecrets implements SecretStore {

    private final Path directory;

    public DiskSecrets(Path directory) {
        this.directory = directory;
    }

    @Override
    public void put(Secret secret) {
        var json = Json.object()
                .put("name", secret.name())
                .put("arn", secret.arn())
                .put("createdAt", secret.createdAt().toString());
        secret.description().ifPresent(text -> json.put("description", text));
        secret.current().ifPresent(version -> json.set("current", write(version)));
        secret.previous().ifPresent(version -> json.set("previous", write(version)));
        DurableFile.write(file(secret.name()), Json.bytes(json));
    }

    @Override
    public Optional<Secret> find(String name) {
        var file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var json = Json.parse(DurableFile.read(file));
            return Optional.of(new Secret(
                    json.path("name").asText(),
                    json.path("arn").asText(),
                    Json.text(json, "description"),
                    Instant.parse(json.path("createdAt").asText()),
                    read(json.path("current")),
                    read(json.path("previous"))));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the secret " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void remove(String name) {
        DurableFile.delete(file(name));
    }

    private static ObjectNode write(SecretVersion version) {
        return Json.object()
                .put("id", version.id())
                .put("value", version.value())
                .put("createdAt", version.createdAt().toString());
    }

    private static Optional<SecretVersion> read(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new SecretVersion(
                json.path("id").asText(),
                json.path("value").asText(),
                Instant.parse(json.path("createdAt").asText())));
    }

    private Path file(String name) {
        return directory.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + ".json");
    }
}
