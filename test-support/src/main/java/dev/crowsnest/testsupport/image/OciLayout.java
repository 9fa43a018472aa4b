package dev.crowsnest.testsupport.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes images as files: an OCI image layout, as a directory or an archive of it.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md">OCI image layout 1.1.1</a>
 */
public final class OciLayout {

    private OciLayout() {}

    /** Writes the layout into a directory, made when it is absent, with one tag. */
    public static void write(Path directory, BuiltManifest image, String tag) {
        try {
            for (Map.Entry<String, byte[]> file : files(image, tag).entrySet()) {
                Path target = directory.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the layout to " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Writes the layout as a tar archive, with one tag. */
    public static void writeTar(Path archive, BuiltManifest image, String tag) {
        writeTar(archive, files(image, tag));
    }

    static void writeTar(Path archive, Map<String, byte[]> files) {
        try (OutputStream out = Files.newOutputStream(archive)) {
            TarWriter tar = new TarWriter(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                tar.file(file.getKey(), file.getValue());
            }
            tar.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the archive " + archive + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, byte[]> files(BuiltManifest image, String tag) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
        files.put("index.json", index(image, tag));
        addBlobs(files, image);
        return files;
    }

    private static byte[] index(BuiltManifest image, String tag) {
        ObjectNode index = ImageJson.object().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        index.putArray("manifests")
                .add(ImageJson.descriptor(image.manifest(), Map.of("org.opencontainers.image.ref.name", tag)));
        return ImageJson.bytes(index);
    }

    private static void addBlobs(Map<String, byte[]> files, BuiltManifest image) {
        image.children().forEach(child -> addBlobs(files, child));
        image.blobs().forEach(blob -> files.put(path(blob), blob.bytes()));
        files.put(path(image.manifest()), image.manifest().bytes());
    }

    private static String path(Blob blob) {
        return "blobs/" + blob.digest().replace(':', '/');
    }
}
