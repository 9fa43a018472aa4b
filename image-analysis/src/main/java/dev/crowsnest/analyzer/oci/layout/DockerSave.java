package dev.crowsnest.analyzer.oci.layout;

import dev.crowsnest.analyzer.oci.ConfigReader;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.DocumentLimits;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.analyzer.oci.SavedImage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Images as {@code docker save} writes them: a list of names, each with a config and tars of its layers, and no manifest.
 *
 * <p>The digests that a manifest would have are made here by reading each layer once; those that the config claims are not
 * believed. The manifest's own is the config's, which is what Docker calls the image's id.
 */
final class DockerSave implements ImageSource {

    static final String MANIFEST = "manifest.json";
    private static final int BUFFER_BYTES = 64 << 10;

    private final LayoutFiles files;
    private final Map<Digest, String> paths = new ConcurrentHashMap<>();
    private final Map<String, Descriptor> descriptors = new HashMap<>();

    DockerSave(LayoutFiles files) {
        this.files = files;
    }

    /** The image with a tag, by its name or by its whole reference; an archive of one image gives it under every tag. */
    @Override
    public synchronized Manifest manifest(String tagOrDigest) {
        List<SavedImage> images =
                SavedImage.read(MANIFEST + " in " + files.name(), files.document(MANIFEST, DocumentLimits.BYTES));
        List<SavedImage> tagged =
                images.stream().filter(image -> isTagged(image, tagOrDigest)).toList();
        List<SavedImage> chosen = tagged.isEmpty() ? images : tagged;
        if (chosen.size() == 1) {
            return manifest(chosen.get(0));
        }
        List<String> tags =
                images.stream().flatMap(image -> image.tags().stream()).toList();
        throw new ImageAccessException(
                Kind.NOT_FOUND, "find", tagOrDigest + " in " + files.name(), "its images are " + tags, null);
    }

    @Override
    public ImageConfig config(ImageManifest manifest) {
        Digest digest = manifest.config().digest();
        return ConfigReader.read(digest.toString(), files.document(path(digest), DocumentLimits.BYTES));
    }

    @Override
    public InputStream blob(Descriptor blob) {
        String path = path(blob.digest());
        try {
            return files.open(path).orElseThrow(() -> files.missing(path));
        } catch (IOException e) {
            throw files.unreadable(path, e);
        }
    }

    @Override
    public void close() {
        // Files are opened when they are read.
    }

    private ImageManifest manifest(SavedImage image) {
        Descriptor config = describe(image.config(), MediaType.DOCKER_CONFIG);
        List<Descriptor> layers = new ArrayList<>();
        for (String layer : image.layers()) {
            layers.add(describe(layer, MediaType.OCI_LAYER));
        }
        return new ImageManifest(config.digest(), MediaType.DOCKER_MANIFEST, null, config, layers, null, Map.of());
    }

    private Descriptor describe(String path, MediaType mediaType) {
        Descriptor known = descriptors.get(path);
        if (known != null) {
            return known;
        }
        try (InputStream in = files.open(path).orElseThrow(() -> files.missing(path))) {
            MessageDigest hash = Digest.newSha256();
            byte[] buffer = new byte[BUFFER_BYTES];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                size += read;
            }
            Descriptor descriptor = Descriptor.of(mediaType, Digest.ofHash(hash.digest()), size);
            descriptors.put(path, descriptor);
            paths.put(descriptor.digest(), path);
            return descriptor;
        } catch (IOException e) {
            throw files.unreadable(path, e);
        }
    }

    private String path(Digest digest) {
        String path = paths.get(digest);
        if (path == null) {
            throw files.missing(digest.toString());
        }
        return path;
    }

    private static boolean isTagged(SavedImage image, String tag) {
        return image.tags().stream().anyMatch(each -> each.equals(tag) || each.endsWith(":" + tag));
    }
}
