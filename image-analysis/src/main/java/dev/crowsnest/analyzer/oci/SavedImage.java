package dev.crowsnest.analyzer.oci;

import java.util.List;

/**
 * One image of an archive that {@code docker save} wrote.
 *
 * @param config name of a file in the archive
 * @param tags full references
 * @param layers names of files in the archive, base first
 */
public record SavedImage(String config, List<String> tags, List<String> layers) {

    /** Copies the lists. */
    public SavedImage {
        tags = List.copyOf(tags);
        layers = List.copyOf(layers);
    }

    /**
     * The images that a {@code manifest.json} names.
     *
     * @param object what is being read, for messages
     * @throws ImageAccessException {@code MALFORMED} or {@code OVER_LIMIT}
     */
    public static List<SavedImage> read(String object, byte[] raw) {
        return JsonDocument.parseAll(object, raw).stream().map(SavedImage::of).toList();
    }

    private static SavedImage of(JsonDocument image) {
        String config = image.text("Config");
        if (config == null) {
            throw image.malformed("it lacks a config");
        }
        return new SavedImage(
                config, image.texts("RepoTags", DocumentLimits.LAYERS), image.texts("Layers", DocumentLimits.LAYERS));
    }
}
