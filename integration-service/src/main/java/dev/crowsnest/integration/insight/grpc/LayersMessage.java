package dev.crowsnest.integration.insight.grpc;

import dev.crowsnest.contracts.insight.v1.BuildStep;
import dev.crowsnest.contracts.insight.v1.Layer;
import dev.crowsnest.contracts.insight.v1.LayerList;
import dev.crowsnest.contracts.insight.v1.Progress;
import dev.crowsnest.integration.image.SeverityCounts;
import dev.crowsnest.integration.insight.ImageLayers;
import dev.crowsnest.integration.insight.ReadProgress;
import java.util.Optional;

/** Reads what is answered of layers. */
final class LayersMessage {

    private LayersMessage() {}

    static ImageLayers read(LayerList list) {
        return new ImageLayers(
                list.getDigest(),
                list.getPlatform(),
                list.getStepsList().stream().map(LayersMessage::step).toList(),
                InsightMessages.absent(list.getMisfit()));
    }

    static Optional<ReadProgress> read(Progress progress) {
        return progress.getLayers() == 0
                ? Optional.empty()
                : Optional.of(new ReadProgress(
                        progress.getImage(),
                        progress.getImages(),
                        progress.getLayersRead(),
                        progress.getLayers(),
                        progress.getBytesRead(),
                        progress.getBytes()));
    }

    private static ImageLayers.Step step(BuildStep step) {
        return new ImageLayers.Step(
                InsightMessages.absent(step.getInstruction()),
                step.getCut(),
                step.hasLayer() ? layer(step.getLayer()) : null);
    }

    private static ImageLayers.Layer layer(Layer layer) {
        var counts = layer.getVulnerabilities();
        return new ImageLayers.Layer(
                layer.getDigest(),
                layer.getSize(),
                layer.getPackages(),
                new SeverityCounts(
                        counts.getCritical(),
                        counts.getHigh(),
                        counts.getMedium(),
                        counts.getLow(),
                        counts.getUnspecified()));
    }
}
