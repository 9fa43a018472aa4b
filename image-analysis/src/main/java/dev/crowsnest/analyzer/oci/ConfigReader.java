package dev.crowsnest.analyzer.oci;

import java.util.List;

/**
 * Reads the config of an image from its raw bytes.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md">image-spec, config</a>
 */
public final class ConfigReader {

    /** History also has lines for instructions that made no layer. */
    private static final int HISTORY_LINES = 10 * DocumentLimits.LAYERS;

    private ConfigReader() {}

    /**
     * The config that these bytes are.
     *
     * @param object what is being read, for messages
     * @throws ImageAccessException {@code MALFORMED} or {@code OVER_LIMIT}
     */
    public static ImageConfig read(String object, byte[] raw) {
        JsonDocument document = JsonDocument.parse(object, raw);
        List<Digest> diffIds = document.child("rootfs").texts("diff_ids", DocumentLimits.LAYERS).stream()
                .map(document::digestOf)
                .toList();
        List<HistoryLine> history = document.children("history", HISTORY_LINES).stream()
                .map(line -> new HistoryLine(line.textOr("created_by", ""), line.isTrue("empty_layer")))
                .toList();
        return new ImageConfig(
                ManifestReader.platform(document),
                diffIds,
                history,
                document.child("config").map("Labels"));
    }
}
