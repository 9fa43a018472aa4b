package dev.crowsnest.analyzer.oci.layout;

import dev.crowsnest.analyzer.oci.ConfigReader;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.DocumentLimits;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import dev.crowsnest.analyzer.oci.ManifestReader;
import dev.crowsnest.analyzer.oci.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images in an OCI layout, wherever its files are.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md">image-spec, layout</a>
 */
final class OciLayout implements ImageSource {

    static final String INDEX = "index.json";
    private static final String REFERENCE = "org.opencontainers.image.ref.name";

    /** What a reference without a tag means everywhere. */
    private static final String UNSAID = "latest";

    private final LayoutFiles files;

    OciLayout(LayoutFiles files) {
        this.files = files;
    }

    /**
     * The manifest under a tag or digest. A layout of one image gives it to who names no tag, and under every tag when it has
     * none itself, since most are written without one; a layout whose images have no tags gives its own index.
     */
    @Override
    public Manifest manifest(String tagOrDigest) {
        if (tagOrDigest.startsWith("sha256:")) {
            return manifest(digest(tagOrDigest), null);
        }
        byte[] raw = files.document(INDEX, DocumentLimits.BYTES);
        if (!(ManifestReader.read(INDEX + " in " + files.name(), raw, MediaType.OCI_INDEX)
                instanceof ImageIndex index)) {
            throw malformed("its index.json is no index");
        }
        List<Descriptor> tagged = index.manifests().stream()
                .filter(each -> isTagged(each, tagOrDigest))
                .toList();
        boolean isOnly = index.manifests().size() == 1;
        if (tagged.size() == 1 || (isOnly && isMeant(index.manifests().get(0), tagOrDigest))) {
            Descriptor chosen = tagged.isEmpty() ? index.manifests().get(0) : tagged.get(0);
            return manifest(chosen.digest(), chosen.mediaType());
        }
        if (tagged.isEmpty() && index.manifests().stream().noneMatch(OciLayout::hasTag)) {
            return index;
        }
        throw new ImageAccessException(
                Kind.NOT_FOUND, "find", tagOrDigest + " in " + files.name(), "its images are " + tags(index), null);
    }

    @Override
    public ImageConfig config(ImageManifest manifest) {
        Digest digest = manifest.config().digest();
        return ConfigReader.read(digest.toString(), verified(digest));
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

    private Manifest manifest(Digest digest, @Nullable MediaType mediaType) {
        return ManifestReader.read(digest.toString(), verified(digest), mediaType);
    }

    private byte[] verified(Digest digest) {
        byte[] raw = files.document(path(digest), DocumentLimits.BYTES);
        if (raw.length <= DocumentLimits.BYTES && !Digest.of(raw).equals(digest)) {
            throw malformed("the file of " + digest + " has another content");
        }
        return raw;
    }

    private Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ImageAccessException(Kind.NOT_FOUND, "find", text, "it is no digest", e);
        }
    }

    private ImageAccessException malformed(String reason) {
        return new ImageAccessException(Kind.MALFORMED, "read", files.name(), reason, null);
    }

    private static String path(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    private static boolean isMeant(Descriptor only, String tag) {
        return tag.equals(UNSAID) || !hasTag(only);
    }

    private static boolean hasTag(Descriptor manifest) {
        return manifest.annotations().containsKey(REFERENCE);
    }

    /** Tools write the tag alone, or the whole reference. */
    private static boolean isTagged(Descriptor manifest, String tag) {
        String name = manifest.annotations().getOrDefault(REFERENCE, "");
        return name.equals(tag) || name.endsWith(":" + tag);
    }

    private static String tags(ImageIndex index) {
        return String.join(
                ", ",
                index.manifests().stream()
                        .map(each -> each.annotations()
                                .getOrDefault(REFERENCE, each.digest().toString()))
                        .toList());
    }
}
