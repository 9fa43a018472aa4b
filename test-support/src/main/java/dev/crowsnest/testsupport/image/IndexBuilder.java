package dev.crowsnest.testsupport.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds an index of images, with attestations beside them as BuildKit stores them. */
public final class IndexBuilder {

    private static final String REFERENCE_TYPE = "vnd.docker.reference.type";
    private static final String REFERENCE_DIGEST = "vnd.docker.reference.digest";
    private static final String PREDICATE_TYPE = "in-toto.io/predicate-type";

    private final boolean docker;
    private final List<Child> children = new ArrayList<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final List<Consumer<ObjectNode>> edits = new ArrayList<>();

    private IndexBuilder(boolean docker) {
        this.docker = docker;
    }

    /** An index with OCI's media type. */
    public static IndexBuilder oci() {
        return new IndexBuilder(false);
    }

    /** A manifest list with the media type of Docker's schema 2. */
    public static IndexBuilder docker() {
        return new IndexBuilder(true);
    }

    /** Adds an image under its platform. */
    public IndexBuilder image(BuiltImage image) {
        children.add(new Child(image, image.platform(), Map.of()));
        return this;
    }

    /** Adds a manifest of any kind, without a platform; so an index can hold an index. */
    public IndexBuilder child(BuiltManifest manifest) {
        children.add(new Child(manifest, null, Map.of()));
        return this;
    }

    /**
     * Adds an attestation of an image that is in the index.
     *
     * @param statement the in-toto statement, as JSON text
     */
    public IndexBuilder attestation(BuiltImage of, String predicateType, String statement) {
        BuiltLayer layer = BuiltLayer.of(statement.getBytes(StandardCharsets.UTF_8), MediaTypes.IN_TOTO);
        BuiltImage manifest = ImageBuilder.oci()
                .platform(Platform.UNKNOWN)
                .layer(layer, Map.of(PREDICATE_TYPE, predicateType))
                .build();
        Map<String, String> reference = new LinkedHashMap<>();
        reference.put(REFERENCE_DIGEST, of.digest());
        reference.put(REFERENCE_TYPE, "attestation-manifest");
        children.add(new Child(manifest, Platform.UNKNOWN, reference));
        return this;
    }

    /** An annotation of the index. */
    public IndexBuilder annotation(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    /** Changes the index before it is written, to say what no builder would. */
    public IndexBuilder editIndex(Consumer<ObjectNode> edit) {
        edits.add(edit);
        return this;
    }

    /** The index, with its digest computed. */
    public BuiltIndex build() {
        String mediaType = docker ? MediaTypes.DOCKER_LIST : MediaTypes.OCI_INDEX;
        ObjectNode index = ImageJson.object().put("schemaVersion", 2).put("mediaType", mediaType);
        ArrayNode manifests = index.putArray("manifests");
        children.forEach(child -> manifests.add(child.toJson()));
        ImageJson.annotate(index, annotations);
        edits.forEach(edit -> edit.accept(index));
        return new BuiltIndex(
                Blob.of(ImageJson.bytes(index), mediaType),
                children.stream().map(Child::manifest).toList());
    }

    private record Child(BuiltManifest manifest, @Nullable Platform platform, Map<String, String> annotations) {

        ObjectNode toJson() {
            ObjectNode descriptor = ImageJson.descriptor(manifest.manifest(), annotations);
            if (platform != null) {
                descriptor.set("platform", ImageJson.platform(platform));
            }
            return descriptor;
        }
    }
}
