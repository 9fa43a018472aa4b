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

/** Builds an image of one platform; the same calls give the same digest. */
public final class ImageBuilder {

    private final boolean docker;
    private final List<BuiltLayer> layers = new ArrayList<>();
    private final List<Map<String, String>> layerAnnotations = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final List<HistoryLine> history = new ArrayList<>();
    private final List<Consumer<ObjectNode>> configEdits = new ArrayList<>();
    private final List<Consumer<ObjectNode>> manifestEdits = new ArrayList<>();
    private Platform platform = Platform.of("linux", "amd64");
    private @Nullable Blob ownConfig;

    private ImageBuilder(boolean docker) {
        this.docker = docker;
    }

    /** An image with OCI's media types, for linux/amd64 unless said otherwise. */
    public static ImageBuilder oci() {
        return new ImageBuilder(false);
    }

    /** An image with the media types of Docker's schema 2, for linux/amd64 unless said otherwise. */
    public static ImageBuilder docker() {
        return new ImageBuilder(true);
    }

    /** Adds a layer on top. */
    public ImageBuilder layer(BuiltLayer layer) {
        return layer(layer, Map.of());
    }

    /** Adds a layer on top, with annotations on its descriptor. */
    public ImageBuilder layer(BuiltLayer layer, Map<String, String> annotationsOfLayer) {
        layers.add(docker ? layer.claimingMediaType(MediaTypes.inDockerWords(layer.mediaType())) : layer);
        layerAnnotations.add(annotationsOfLayer);
        return this;
    }

    public ImageBuilder platform(String os, String architecture) {
        return platform(Platform.of(os, architecture));
    }

    public ImageBuilder platform(String os, String architecture, String variant) {
        return platform(new Platform(os, architecture, variant));
    }

    public ImageBuilder platform(Platform other) {
        platform = other;
        return this;
    }

    /** A label of the config, such as {@code org.opencontainers.image.source}. */
    public ImageBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    /** An annotation of the manifest. */
    public ImageBuilder annotation(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    /** A line of the history that brought a layer. */
    public ImageBuilder history(String createdBy) {
        history.add(new HistoryLine(createdBy, false));
        return this;
    }

    /** A line of the history that brought no layer, such as {@code ENV}. */
    public ImageBuilder emptyHistory(String createdBy) {
        history.add(new HistoryLine(createdBy, true));
        return this;
    }

    /** Makes an artifact that refers to another manifest, as signatures and attached SBOMs do. */
    public ImageBuilder artifact(String artifactType, BuiltManifest subject) {
        ownConfig = Blob.of("{}".getBytes(StandardCharsets.UTF_8), MediaTypes.OCI_EMPTY);
        return editManifest(manifest -> {
            manifest.put("artifactType", artifactType);
            manifest.set("subject", ImageJson.descriptor(subject.manifest(), Map.of()));
        });
    }

    /** Changes the config before it is written, to say what no builder would. */
    public ImageBuilder editConfig(Consumer<ObjectNode> edit) {
        configEdits.add(edit);
        return this;
    }

    /** Changes the manifest before it is written, to say what no builder would: wrong sizes, missing fields. */
    public ImageBuilder editManifest(Consumer<ObjectNode> edit) {
        manifestEdits.add(edit);
        return this;
    }

    /** The image, with its digests computed. */
    public BuiltImage build() {
        Blob config = ownConfig != null ? ownConfig : config();
        ObjectNode manifest = ImageJson.object();
        String mediaType = docker ? MediaTypes.DOCKER_MANIFEST : MediaTypes.OCI_MANIFEST;
        manifest.put("schemaVersion", 2).put("mediaType", mediaType);
        manifest.set("config", ImageJson.descriptor(config, Map.of()));
        ArrayNode descriptors = manifest.putArray("layers");
        for (int i = 0; i < layers.size(); i++) {
            descriptors.add(ImageJson.descriptor(layers.get(i).asBlob(), layerAnnotations.get(i)));
        }
        ImageJson.annotate(manifest, annotations);
        manifestEdits.forEach(edit -> edit.accept(manifest));
        Blob written = Blob.of(ImageJson.bytes(manifest), mediaType);
        return new BuiltImage(written, config, List.copyOf(layers), platform);
    }

    private Blob config() {
        ObjectNode config = ImageJson.platform(platform);
        config.put("created", "1970-01-01T00:00:00Z");
        ObjectNode run = config.putObject("config");
        if (!labels.isEmpty()) {
            labels.forEach(run.putObject("Labels")::put);
        }
        ObjectNode rootfs = config.putObject("rootfs").put("type", "layers");
        ArrayNode diffIds = rootfs.putArray("diff_ids");
        layers.forEach(layer -> diffIds.add(layer.diffId()));
        ArrayNode lines = config.putArray("history");
        history.forEach(line -> lines.add(line.toJson()));
        configEdits.forEach(edit -> edit.accept(config));
        return Blob.of(ImageJson.bytes(config), docker ? MediaTypes.DOCKER_CONFIG : MediaTypes.OCI_CONFIG);
    }

    private record HistoryLine(String createdBy, boolean emptyLayer) {

        ObjectNode toJson() {
            ObjectNode line = ImageJson.object();
            line.put("created", "1970-01-01T00:00:00Z").put("created_by", createdBy);
            if (emptyLayer) {
                line.put("empty_layer", true);
            }
            return line;
        }
    }
}
