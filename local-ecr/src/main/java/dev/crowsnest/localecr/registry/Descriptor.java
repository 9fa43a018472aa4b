package dev.crowsnest.localecr.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.json.Json;

/** A reference from a manifest to other content. */
record Descriptor(String mediaType, Digest digest, long size) {

    static Descriptor from(JsonNode json) {
        var digest = Json.text(json, "digest").flatMap(Digest::find);
        if (digest.isEmpty() || !json.path("size").canConvertToLong()) {
            throw new RegistryFailure(
                    ErrorCode.MANIFEST_INVALID, "a descriptor of the manifest lacks its digest or its size");
        }
        return new Descriptor(
                Json.text(json, "mediaType").orElse(""),
                digest.get(),
                json.path("size").asLong());
    }
}
