package dev.crowsnest.localecr.delivery.store;

import dev.crowsnest.localecr.delivery.EventPattern;
import dev.crowsnest.localecr.delivery.Webhook;
import dev.crowsnest.localecr.delivery.Webhooks;
import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.disk.StoredFiles;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Webhooks as files of their own, for they hold a key. */
public final class DiskWebhooks implements Webhooks {

    private final Path directory;
    private final Map<String, Webhook> webhooks = new ConcurrentSkipListMap<>();

    private DiskWebhooks(Path directory) {
        this.directory = directory;
    }

    public static DiskWebhooks in(Path directory) {
        var disk = new DiskWebhooks(directory);
        for (var file : StoredFiles.in(directory)) {
            var webhook = read(file);
            disk.webhooks.put(webhook.id(), webhook);
        }
        return disk;
    }

    @Override
    public void put(Webhook webhook) {
        var json = Json.object()
                .put("id", webhook.id())
                .put("uri", webhook.uri().toString())
                .put("keyHeader", webhook.keyHeader())
                .put("key", webhook.key());
        var rules = json.putArray("rules");
        webhook.rules().forEach(rule -> rules.add(rule.toJson()));
        DurableFile.write(directory.resolve(webhook.id()), Json.bytes(json));
        webhooks.put(webhook.id(), webhook);
    }

    @Override
    public void remove(String id) {
        if (webhooks.remove(id) != null) {
            DurableFile.delete(directory.resolve(id));
        }
    }

    @Override
    public Optional<Webhook> find(String id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    @Override
    public Collection<Webhook> all() {
        return List.copyOf(webhooks.values());
    }

    private static Webhook read(Path file) {
        try {
            var json = Json.parse(DurableFile.read(file));
            var rules = new ArrayList<EventPattern>();
            json.path("rules").forEach(rule -> rules.add(EventPattern.of(rule)));
            return new Webhook(
                    json.path("id").asText(),
                    URI.create(json.path("uri").asText()),
                    json.path("keyHeader").asText(),
                    json.path("key").asText(),
                    rules);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the webhook in " + file + ": " + e.getMessage(), e);
        }
    }
}
