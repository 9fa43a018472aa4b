package dev.crowsnest.localecr.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a pushed manifest or index says, as far as a registry must know.
 *
 * @param blobs config and layers of a manifest that this registry must hold
 * @param children manifests that an index names
 */
record Manifest(
        String mediaType,
        Optional<String> artifactType,
        Optional<Digest> subject,
        Map<String, String> annotations,
        List<Descriptor> blobs,
        List<Descriptor> children) {

    /** Throws {@link RegistryFailure} {@code MANIFEST_INVALID} with the reason. */
    static Manifest parse(byte[] content, Optional<String> contentType) {
        var json = json(content);
        var mediaType = mediaType(json, contentType);
        // One document with both lists can be read as two different images, by two clients (CVE-2021-41190).
        if (json.has("manifests") && (json.has("layers") || json.has("config"))) {
            throw invalid("it is a manifest and an index at the same time");
        }
        if (MediaTypes.isIndex(mediaType)) {
            return index(mediaType, json);
        }
        if (MediaTypes.isManifest(mediaType)) {
            return manifest(mediaType, json);
        }
        throw invalid("its media type '" + mediaType + "' is not supported");
    }

    private static Manifest manifest(String mediaType, ObjectNode json) {
        if (!json.path("config").isObject() || !json.path("layers").isArray()) {
            throw invalid("it has no config or no layers");
        }
        var config = Descriptor.from(json.path("config"));
        var layers = new ArrayList<Descriptor>();
        json.path("layers").forEach(layer -> {
            // A layer with addresses of its own is not distributed by this registry.
            if (layer.path("urls").isEmpty()) {
                layers.add(Descriptor.from(layer));
            }
        });
        var artifactType = Json.text(json, "artifactType")
                .or(() -> Optional.of(config.mediaType()).filter(type -> !type.isEmpty()));
        var blobs = Stream.concat(Stream.of(config), layers.stream()).toList();
        return new Manifest(mediaType, artifactType, subject(json), Json.texts(json, "annotations"), blobs, List.of());
    }

    private static Manifest index(String mediaType, ObjectNode json) {
        if (!json.path("manifests").isArray()) {
            throw invalid("it has no list of manifests");
        }
        var children = new ArrayList<Descriptor>();
        json.path("manifests").forEach(child -> children.add(Descriptor.from(child)));
        return new Manifest(
                mediaType,
                Json.text(json, "artifactType"),
                subject(json),
                Json.texts(json, "annotations"),
                List.of(),
                List.copyOf(children));
    }

    private static Optional<Digest> subject(JsonNode json) {
        var subject = json.path("subject");
        return subject.isObject() ? Optional.of(Descriptor.from(subject).digest()) : Optional.empty();
    }

    private static String mediaType(ObjectNode json, Optional<String> contentType) {
        var written = Json.text(json, "mediaType");
        var sent = contentType.map(type -> type.split(";", 2)[0].strip());
        if (written.isPresent() && sent.isPresent() && !written.equals(sent)) {
            throw invalid("it says that it is '%s', and was sent as '%s'".formatted(written.get(), sent.get()));
        }
        return written.or(() -> sent).orElseThrow(() -> invalid("it has no media type"));
    }

    private static ObjectNode json(byte[] content) {
        try {
            return Json.parse(content);
        } catch (IOException e) {
            throw invalid("it is not a JSON object");
        }
    }

    private static RegistryFailure invalid(String reason) {
        return new RegistryFailure(ErrorCode.MANIFEST_INVALID, "could not take the manifest: " + reason);
    }
}
