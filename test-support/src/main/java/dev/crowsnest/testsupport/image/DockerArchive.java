package dev.crowsnest.testsupport.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an image as {@code docker save} of before version 25 did: manifest.json, the config, and layer.tar files. */
public final class DockerArchive {

    private DockerArchive() {}

    /**
     * Writes the archive.
     *
     * @param image whose layers should be plain: that is how Docker saves them
     * @param repositoryAndTag such as {@code team/app:1.0}
     */
    public static void write(Path archive, BuiltImage image, String repositoryAndTag) {
        String config = hex(image.config().digest()) + ".json";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(config, image.config().bytes());
        ArrayNode layers = JsonNodeFactory.instance.arrayNode();
        for (BuiltLayer layer : image.layers()) {
            String path = hex(layer.diffId()) + "/layer.tar";
            files.put(path, layer.blob());
            layers.add(path);
        }
        ObjectNode entry = ImageJson.object().put("Config", config);
        entry.putArray("RepoTags").add(repositoryAndTag);
        entry.set("Layers", layers);
        files.put(
                "manifest.json",
                ImageJson.bytes(JsonNodeFactory.instance.arrayNode().add(entry)));
        OciLayout.writeTar(archive, files);
    }

    private static String hex(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }
}
