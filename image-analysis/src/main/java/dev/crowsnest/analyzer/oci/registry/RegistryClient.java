package dev.crowsnest.analyzer.oci.registry;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.DocumentLimits;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageReference;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import java.io.InputStream;

/**
 * Pulls from one repository of a registry. Blobs are streams; nothing is stored.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md">distribution-spec</a>
 */
public final class RegistryClient implements ImageSource {

    private final RegistryTarget target;
    private final RegistryCaller caller;

    private RegistryClient(RegistryTarget target) {
        this.target = target;
        this.caller = new RegistryCaller(target);
    }

    /** A client for a repository; the first request is made when something is asked for. */
    public static RegistryClient open(RegistryTarget target) {
        return new RegistryClient(target);
    }

    @Override
    public Manifest manifest(String tagOrDigest) {
        var call = new ManifestCall(target, tagOrDigest);
        if (!ImageReference.isTag(tagOrDigest) && !isDigest(tagOrDigest)) {
            throw new ImageAccessException(
                    Kind.NOT_FOUND,
                    call.action(),
                    target.name(),
                    "'" + tagOrDigest + "' is no tag and no digest",
                    null);
        }
        return caller.call(call);
    }

    @Override
    public ImageConfig config(ImageManifest manifest) {
        var call = new ConfigCall(target, manifest.config());
        if (manifest.config().size() > DocumentLimits.BYTES) {
            throw new ImageAccessException(
                    Kind.OVER_LIMIT,
                    call.action(),
                    call.object(),
                    "it has more than " + DocumentLimits.BYTES + " bytes",
                    null);
        }
        return caller.call(call);
    }

    @Override
    public InputStream blob(Descriptor blob) {
        return caller.call(new BlobCall(target, blob));
    }

    /** Connections belong to the JDK's own pool, which closes them when they have been idle for a while. */
    @Override
    public void close() {
        // Bodies are closed by those who read them.
    }

    private static boolean isDigest(String text) {
        try {
            Digest.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
