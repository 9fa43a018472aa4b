package dev.crowsnest.analyzer.oci.layout;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Images in a tar, plain or compressed: with the OCI layout inside, or as {@code docker save} writes them. */
public final class ImageArchive implements ImageSource {

    private final ImageSource images;

    private ImageArchive(ImageSource images) {
        this.images = images;
    }

    /**
     * The images in an archive, which is walked once for it.
     *
     * @throws ImageAccessException {@code NOT_FOUND} without the file, {@code MALFORMED} when no images are in it
     */
    public static ImageArchive open(Path file) {
        try {
            LayoutFiles files = ArchiveFiles.open(file);
            if (files.size(OciLayout.INDEX).isPresent()) {
                return new ImageArchive(new OciLayout(files));
            }
            if (files.size(DockerSave.MANIFEST).isPresent()) {
                return new ImageArchive(new DockerSave(files));
            }
        } catch (FileNotFoundException e) {
            throw failure(Kind.NOT_FOUND, file, "it is not there, or cannot be opened", e);
        } catch (IOException e) {
            throw failure(Kind.MALFORMED, file, String.valueOf(e.getMessage()), e);
        }
        throw failure(Kind.MALFORMED, file, "it holds neither an OCI layout nor what docker save writes", null);
    }

    @Override
    public Manifest manifest(String tagOrDigest) {
        return images.manifest(tagOrDigest);
    }

    @Override
    public ImageConfig config(ImageManifest manifest) {
        return images.config(manifest);
    }

    @Override
    public InputStream blob(Descriptor blob) {
        return images.blob(blob);
    }

    @Override
    public void close() {
        images.close();
    }

    private static ImageAccessException failure(Kind kind, Path file, String reason, @Nullable IOException cause) {
        return new ImageAccessException(kind, "open", file.toString(), reason, cause);
    }
}
