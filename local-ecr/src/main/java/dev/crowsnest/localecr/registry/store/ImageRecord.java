package dev.crowsnest.localecr.registry.store;

import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.StorageClass;
import dev.crowsnest.localecr.registry.StoredImage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;

/** An image of a repository as a small JSON file. */
final class ImageRecord {

    private ImageRecord() {}

    static byte[] write(StoredImage image) {
        var json = Json.object()
                .put("digest", image.digest().toString())
                .put("mediaType", image.mediaType())
                .put("manifestSize", image.manifestSize())
                .put("imageSize", image.imageSize())
                .put("pushedAt", image.pushedAt().toString())
                .put("storageClass", image.storageClass().name());
        image.artifactType().ifPresent(type -> json.put("artifactType", type));
        image.subject().ifPresent(subject -> json.put("subject", subject.toString()));
        var annotations = json.putObject("annotations");
        image.annotations().forEach(annotations::put);
        var children = json.putArray("children");
        image.children().forEach(child -> children.add(child.toString()));
        return Json.bytes(json);
    }

    static StoredImage read(byte[] bytes) throws IOException {
        var json = Json.parse(bytes);
        var children = new ArrayList<Digest>();
        json.path("children").forEach(child -> children.add(Digest.parse(child.asText())));
        return new StoredImage(
                Digest.parse(json.path("digest").asText()),
                json.path("mediaType").asText(),
                json.path("manifestSize").asLong(),
                json.path("imageSize").asLong(),
                Json.text(json, "artifactType"),
                Json.text(json, "subject").map(Digest::parse),
                Json.texts(json, "annotations"),
                children,
                Instant.parse(json.path("pushedAt").asText()),
                StorageClass.valueOf(json.path("storageClass").asText()));
    }
}
