package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.dashboard.StateLabel;
import dev.crowsnest.integration.image.ListedImage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of images.
 *
 * @param next address of the page after this one; absent on the last
 * @param moves whether a row is soon out of date
 */
public record ImageListPage(
        ImageListFilter filter,
        List<ImageListRow> rows,
        @Nullable String next,
        boolean moves) {

    static ImageListPage of(ImageListFilter filter, Page<ListedImage> found) {
        int scale = ImageListRow.scale(found.items());
        Instant now = Instant.now();
        return new ImageListPage(
                filter,
                found.items().stream()
                        .map(image -> ImageListRow.of(image, scale, now))
                        .toList(),
                found.next() == null ? null : filter.address(found.next()),
                found.items().stream()
                        .anyMatch(image -> StateLabel.moves(image.image().state())));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
