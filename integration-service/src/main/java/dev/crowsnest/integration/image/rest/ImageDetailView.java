package dev.crowsnest.integration.image.rest;

import dev.crowsnest.integration.image.ImageDetail;
import dev.crowsnest.integration.image.SkippedChild;
import java.util.List;

/** One digest, in every repository that has it. */
public record ImageDetailView(String digest, List<HeldImageView> images) {

    static ImageDetailView of(String digest, List<ImageDetail> found) {
        return new ImageDetailView(digest, found.stream().map(HeldImageView::of).toList());
    }

    /**
     * The digest in one repository.
     *
     * @param platforms what was found, by platform
     * @param skipped children of an index that were left out, and why
     */
    public record HeldImageView(ImageView image, List<PlatformView> platforms, List<SkippedChildView> skipped) {

        static HeldImageView of(ImageDetail detail) {
            return new HeldImageView(
                    ImageView.of(detail.image()),
                    detail.image().platforms().stream().map(PlatformView::of).toList(),
                    detail.skipped().stream().map(SkippedChildView::of).toList());
        }
    }

    /** A manifest that an index names and that was not analysed. */
    public record SkippedChildView(String digest, String platform, String reason) {

        static SkippedChildView of(SkippedChild child) {
            return new SkippedChildView(child.digest().text(), child.platform(), child.reason());
        }
    }
}
