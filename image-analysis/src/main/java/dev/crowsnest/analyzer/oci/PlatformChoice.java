package dev.crowsnest.analyzer.oci;

import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the children of an index. Never silently the first: which platform is meant is somebody's decision.
 */
public final class PlatformChoice {

    /** BuildKit's mark on children that tell of another child: provenance and SBOMs. */
    private static final String REFERENCE_TYPE = "vnd.docker.reference.type";

    private PlatformChoice() {}

    /** The children that are images: no attestations, nothing for the platform {@code unknown/unknown}. */
    public static List<Descriptor> images(ImageIndex index) {
        return index.manifests().stream().filter(PlatformChoice::isImage).toList();
    }

    /** The children that are indexes themselves, which the specification allows. */
    public static List<Descriptor> indexes(ImageIndex index) {
        return index.manifests().stream()
                .filter(child -> child.mediaType().isIndex())
                .toList();
    }

    /**
     * The child for a platform. A wish without a variant takes any, as long as it is the only one; an index of one image that
     * does not say its platform is that image.
     *
     * @param object what the index was called, for messages
     * @throws ImageAccessException {@code NOT_FOUND}, naming what there is, when no child or more than one fits
     */
    public static Descriptor of(String object, ImageIndex index, Platform wished) {
        List<Descriptor> images = images(index);
        if (images.size() == 1 && images.get(0).platform() == null) {
            return images.get(0);
        }
        List<Descriptor> exact =
                images.stream().filter(child -> wished.equals(child.platform())).toList();
        List<Descriptor> fitting =
                images.stream().filter(child -> isMet(child.platform(), wished)).toList();
        List<Descriptor> chosen = exact.isEmpty() ? fitting : exact;
        if (chosen.size() != 1) {
            String reason = (chosen.isEmpty() ? "no image" : "more than one image") + " for " + wished + named(images);
            throw new ImageAccessException(Kind.NOT_FOUND, "choose a platform of", object, reason, null);
        }
        return chosen.get(0);
    }

    /** Whether an image of this platform is one that was wished for: a wish without a variant takes any. */
    public static boolean isMet(@Nullable Platform platform, Platform wished) {
        return platform != null
                && platform.os().equals(wished.os())
                && platform.architecture().equals(wished.architecture())
                && (wished.variant() == null
                        || wished.variant().equals(platform.variant())
                        || isDefault(wished, platform));
    }

    private static String named(List<Descriptor> images) {
        String platforms = images.stream()
                .map(child -> String.valueOf(child.platform()))
                .distinct()
                .collect(Collectors.joining(", "));
        return images.isEmpty() ? ", and no image at all" : "; there are " + platforms;
    }

    private static boolean isImage(Descriptor child) {
        return child.mediaType().isManifest()
                && !Platform.UNKNOWN.equals(child.platform())
                && !child.annotations().containsKey(REFERENCE_TYPE);
    }

    /** {@code arm64} and {@code arm64/v8} are one platform, as containerd normalises them. */
    private static boolean isDefault(Platform wished, Platform platform) {
        return wished.architecture().equals("arm64") && "v8".equals(wished.variant()) && platform.variant() == null;
    }
}
