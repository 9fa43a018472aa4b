package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analysis.insight.ImageInsights;
import dev.crowsnest.analysis.insight.LayerInsights;
import dev.crowsnest.analysis.job.ProgressBoard;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.insight.v1.LayerList;
import dev.crowsnest.contracts.insight.v1.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** All that is answered of one image, be its analysis finished or running. */
@ApplicationScoped
class ImageAnswers {

    private final ImageInsights insights;
    private final LayerInsights layers;
    private final ProgressBoard board;

    ImageAnswers(ImageInsights insights, LayerInsights layers, ProgressBoard board) {
        this.insights = insights;
        this.layers = layers;
        this.board = board;
    }

    ImageInsights insights() {
        return insights;
    }

    Optional<LayerList> layers(Digest digest, String platform) {
        return layers.layers(digest, platform).map(LayersMessage::of);
    }

    Progress progress(Digest digest) {
        return board.of(digest).map(LayersMessage::of).orElseGet(Progress::getDefaultInstance);
    }
}
