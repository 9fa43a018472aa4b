package dev.crowsnest.analyzer.oci;

/** How large the documents of an image may be; registries themselves take no larger ones. */
public final class DocumentLimits {

    /** The distribution specification lets registries refuse manifests above 4 MiB; a config has the same form and use. */
    public static final int BYTES = 4 << 20;

    /** Runtimes stop at 127 layers; artifacts use more of them. */
    public static final int LAYERS = 1_000;

    /** Every platform that Go knows, each with an attestation, is below 100. */
    public static final int CHILDREN = 200;

    /** Honest ones are six deep. */
    public static final int JSON_DEPTH = 200;

    private DocumentLimits() {}
}
