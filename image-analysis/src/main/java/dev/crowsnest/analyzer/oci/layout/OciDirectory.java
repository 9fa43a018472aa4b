package dev.crowsnest.analyzer.oci.layout;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import java.io.InputStream;
import java.nio.file.Path;

/** Images in a directory with the OCI layout, as skopeo, BuildKit and umoci write it. */
public final class OciDirectory implements ImageSource {

    private final OciLayout layout;

    private OciDirectory(OciLayout layout) {
        this.layout = layout;
    }

    /** The images in a directory; what is missing there is said when it is asked for. */
    public static OciDirectory open(Path directory) {
        return new OciDirectory(new OciLayout(new DirectoryFiles(directory)));
    }

    @Override
    public Manifest manifest(String tagOrDigest) {
        return layout.manifest(tagOrDigest);
    }

    @Override
    public ImageConfig config(ImageManifest manifest) {
        return layout.config(manifest);
    }

    @Override
    public InputStream blob(Descriptor blob) {
        return layout.blob(blob);
    }

    @Override
    public void close() {
        layout.close();
    }
}
