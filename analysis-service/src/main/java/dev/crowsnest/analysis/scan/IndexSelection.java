package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.AnalysisOutcome.SkippedChild;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.Platform;
import dev.crowsnest.analyzer.oci.PlatformChoice;
import java.util.ArrayList;
import java.util.List;

/**
 * Which children of an index are analysed, and why the others are not. Each child is in one of the two lists.
 *
 * @param chosen in the order of the index, each digest once
 */
record IndexSelection(List<Descriptor> chosen, List<SkippedChild> skipped) {

    /** @param wanted platforms; all of them when empty */
    static IndexSelection of(ImageIndex index, List<Platform> wanted) {
        List<Descriptor> images = PlatformChoice.images(index);
        List<Descriptor> chosen = new ArrayList<>();
        List<SkippedChild> skipped = new ArrayList<>();
        for (Descriptor child : index.manifests()) {
            String reason = reason(child, images, wanted);
            if (!reason.isEmpty()) {
                skipped.add(skipped(child, reason));
            } else if (chosen.stream().noneMatch(known -> known.digest().equals(child.digest()))) {
                chosen.add(child);
            }
        }
        return new IndexSelection(List.copyOf(chosen), List.copyOf(skipped));
    }

    static SkippedChild skipped(Descriptor child, String reason) {
        return new SkippedChild(child.digest(), platform(child), PlainText.of(reason));
    }

    static String platform(Descriptor child) {
        return child.platform() == null ? "" : PlainText.of(child.platform().toString());
    }

    /** Empty for a child that is to be analysed. */
    private static String reason(Descriptor child, List<Descriptor> images, List<Platform> wanted) {
        if (child.mediaType().isIndex()) {
            return "it is an index within an index, which is not followed";
        }
        if (!child.mediaType().isManifest()) {
            return "it is no image, but " + child.mediaType();
        }
        if (!images.contains(child)) {
            return "it is an attestation about another child, not an image";
        }
        Platform platform = child.platform();
        boolean isWanted =
                wanted.isEmpty() || platform == null || wanted.stream().anyMatch(wish -> fits(wish, platform));
        return isWanted ? "" : "its platform is not one that is analysed for this registry";
    }

    private static boolean fits(Platform wish, Platform platform) {
        return wish.os().equals(platform.os())
                && wish.architecture().equals(platform.architecture())
                && (wish.variant() == null || wish.variant().equals(platform.variant()));
    }
}
