package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analysis.insight.ImageLayers;
import dev.crowsnest.analysis.job.JobProgress;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.report.SeverityCounts;
import dev.crowsnest.contracts.insight.v1.BuildStep;
import dev.crowsnest.contracts.insight.v1.Layer;
import dev.crowsnest.contracts.insight.v1.LayerCounts;
import dev.crowsnest.contracts.insight.v1.LayerList;
import dev.crowsnest.contracts.insight.v1.Progress;

/** Layers as messages: those that an image has, and how many of them are read so far. */
final class LayersMessage {

    private LayersMessage() {}

    static LayerList of(ImageLayers layers) {
        var message = LayerList.newBuilder()
                .setDigest(layers.digest().toString())
                .setPlatform(layers.platform())
                .setMisfit(layers.misfit());
        layers.steps().forEach(step -> message.addSteps(of(step)));
        return message.build();
    }

    static Progress of(JobProgress progress) {
        return Progress.newBuilder()
                .setImage(progress.image())
                .setImages(progress.images())
                .setLayersRead(progress.layersRead())
                .setLayers(progress.layers())
                .setBytesRead(progress.bytesRead())
                .setBytes(progress.bytes())
                .build();
    }

    private static BuildStep of(ImageLayers.Step step) {
        var message = BuildStep.newBuilder().setInstruction(step.instruction()).setCut(step.isCut());
        ImageLayers.Layer layer = step.layer();
        if (layer != null) {
            message.setLayer(Layer.newBuilder()
                    .setDigest(layer.digest().toString())
                    .setSize(layer.size())
                    .setPackages(layer.packages())
                    .setVulnerabilities(of(layer.vulnerabilities())));
        }
        return message.build();
    }

    private static LayerCounts of(SeverityCounts counts) {
        return LayerCounts.newBuilder()
                .setCritical(counts.of(Severity.CRITICAL))
                .setHigh(counts.of(Severity.HIGH))
                .setMedium(counts.of(Severity.MEDIUM))
                .setLow(counts.of(Severity.LOW))
                .setUnspecified(counts.of(Severity.UNSPECIFIED))
                .build();
    }
}
