package dev.crowsnest.analyzer.oci;

/**
 * The media type of a manifest, index, config or layer, OCI's and Docker's.
 *
 * @param name without parameters
 */
public record MediaType(String name) {

    public static final MediaType OCI_INDEX = new MediaType("application/vnd.oci.image.index.v1+json");
    public static final MediaType OCI_MANIFEST = new MediaType("application/vnd.oci.image.manifest.v1+json");
    public static final MediaType OCI_CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    public static final MediaType OCI_LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");
    public static final MediaType OCI_LAYER_GZIP = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");
    public static final MediaType OCI_LAYER_ZSTD = new MediaType("application/vnd.oci.image.layer.v1.tar+zstd");
    public static final MediaType DOCKER_INDEX =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    public static final MediaType DOCKER_CONFIG = new MediaType("application/vnd.docker.container.image.v1+json");
    public static final MediaType DOCKER_LAYER = new MediaType("application/vnd.docker.image.rootfs.diff.tar.gzip");
    public static final MediaType IN_TOTO = new MediaType("application/vnd.in-toto+json");

    /** Whether this names a list of manifests. */
    public boolean isIndex() {
        return equals(OCI_INDEX) || equals(DOCKER_INDEX);
    }

    /** Whether this names a manifest with a config and layers. */
    public boolean isManifest() {
        return equals(OCI_MANIFEST) || equals(DOCKER_MANIFEST);
    }

    /** Whether a config of this type describes a runnable image, rather than some other artifact. */
    public boolean isImageConfig() {
        return equals(OCI_CONFIG) || equals(DOCKER_CONFIG);
    }

    /** Whether this is a layer of files, foreign ones too; its compression is read from its first bytes. */
    public boolean isLayer() {
        return name.startsWith("application/vnd.oci.image.layer.")
                || name.startsWith("application/vnd.docker.image.rootfs.");
    }

    @Override
    public String toString() {
        return name;
    }
}
