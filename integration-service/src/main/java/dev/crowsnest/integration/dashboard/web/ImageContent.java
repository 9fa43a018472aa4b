package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.ImageLayers;
import dev.crowsnest.integration.insight.Inventory;
import dev.crowsnest.integration.insight.Report;
import org.jspecify.annotations.Nullable;

/**
 * What a tab of an image shows: one of these, or why there is none.
 *
 * @param failure why nobody answered
 */
public record ImageContent(
        @Nullable FindingList findings,
        @Nullable PackageTable packages,
        @Nullable LayerTable layers,
        @Nullable HistoryTable history,
        @Nullable String failure) {

    static final ImageContent NONE = new ImageContent(null, null, null, null, null);

    static ImageContent of(Report report) {
        return new ImageContent(FindingList.of(report), null, null, null, null);
    }

    static ImageContent of(Inventory inventory, @Nullable String layer) {
        return new ImageContent(null, PackageTable.of(inventory, layer), null, null, null);
    }

    static ImageContent of(ImageLayers build, String packages) {
        return new ImageContent(null, null, LayerTable.of(build, packages), null, null);
    }

    static ImageContent of(HistoryTable history) {
        return new ImageContent(null, null, null, history, null);
    }

    static ImageContent failed(String reason) {
        return new ImageContent(null, null, null, null, reason);
    }
}
