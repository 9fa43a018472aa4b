package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.ImageLayers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an image was built, base first.
 *
 * @param layers how many there are
 * @param misfit why no instruction is told; absent when they are
 */
public record LayerTable(
        List<LayerRow> rows, int layers, @Nullable String misfit) {

    /** Copies the list. */
    public LayerTable {
        rows = List.copyOf(rows);
    }

    /** @param packages the address of all packages of the image, with a query */
    static LayerTable of(ImageLayers build, String packages) {
        long largest = build.steps().stream()
                .map(ImageLayers.Step::layer)
                .mapToLong(layer -> layer == null ? 0 : layer.size())
                .max()
                .orElse(0);
        List<LayerRow> rows = new ArrayList<>();
        int layers = 0;
        for (ImageLayers.Step step : build.steps()) {
            layers += step.layer() == null ? 0 : 1;
            rows.add(LayerRow.of(step, layers, largest, packages));
        }
        return new LayerTable(rows, layers, build.misfit());
    }
}
