package dev.crowsnest.cli.image;

import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import dev.crowsnest.analyzer.oci.Platform;
import dev.crowsnest.analyzer.oci.PlatformChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the one image that is meant, through indexes. */
public final class ChosenImage {

    /** Indexes in indexes; tools write two at most. */
    private static final int DEPTH = 4;

    private ChosenImage() {}

    /**
     * The image under a location, for a platform.
     *
     * @param wished absent for {@link Platform#LINUX_AMD64}, or whatever the index has when it has one image only
     */
    public static ImageManifest of(ImageSource source, ImageLocation location, @Nullable Platform wished) {
        Manifest manifest = source.manifest(location.tagOrDigest());
        for (int depth = 0; depth < DEPTH; depth++) {
            if (manifest instanceof ImageManifest image) {
                if (wished != null && depth == 0) {
                    refuseOther(source, location, image, wished);
                }
                return image;
            }
            Descriptor child = child(location.toString(), (ImageIndex) manifest, wished);
            manifest = source.manifest(child.digest().toString());
        }
        throw new ImageAccessException(
                Kind.OVER_LIMIT,
                "find the image of",
                location.toString(),
                "it has more than " + DEPTH + " indexes in each other",
                null);
    }

    /** Who wishes for a platform is not given another one because no index offers a choice. */
    private static void refuseOther(ImageSource source, ImageLocation location, ImageManifest image, Platform wished) {
        Platform platform = source.config(image).platform();
        if (!PlatformChoice.isMet(platform, wished)) {
            throw new ImageAccessException(
                    Kind.NOT_FOUND,
                    "choose a platform of",
                    location.toString(),
                    "no image for " + wished + "; it is one image, for " + platform,
                    null);
        }
    }

    private static Descriptor child(String object, ImageIndex index, @Nullable Platform wished) {
        List<Descriptor> images = PlatformChoice.images(index);
        List<Descriptor> indexes = PlatformChoice.indexes(index);
        if (images.isEmpty() && indexes.size() == 1) {
            return indexes.get(0);
        }
        if (wished == null && images.size() == 1) {
            return images.get(0);
        }
        return PlatformChoice.of(object, index, wished == null ? Platform.LINUX_AMD64 : wished);
    }
}
