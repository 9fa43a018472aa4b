package dev.crowsnest.analyzer.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a list of packages as JSON, for machines. The form is {@code docs/schema/sbom.schema.json}. */
public final class PackageListJsonWriter {

    /** Writes the document and leaves the stream open. */
    public void write(PackageList list, OutputStream out) throws IOException {
        JsonDocuments.write(out, json -> {
            json.writeStringField("image", list.image());
            json.writeStringField("digest", list.digest());
            json.writeStringField("platform", list.platform());
            JsonDocuments.optional(json, "distribution", list.distribution());
            json.writeArrayFieldStart("packages");
            for (ListedPackage one : list.packages()) {
                json.writeStartObject();
                json.writeStringField("purl", one.purl());
                json.writeStringField("type", one.type());
                json.writeStringField("name", one.name());
                json.writeStringField("version", one.version());
                json.writeStringField("layer", one.layer());
                JsonDocuments.strings(json, "paths", one.paths());
                JsonDocuments.optional(json, "owner", one.owner());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
