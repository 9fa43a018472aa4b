package dev.crowsnest.analysis.assembly;

import dev.crowsnest.analysis.scan.KnownLayers;
import dev.crowsnest.analysis.scan.ScanConfig;
import dev.crowsnest.analyzer.assembly.Catalogers;
import dev.crowsnest.analyzer.assembly.ImageAnalyzer;
import dev.crowsnest.analyzer.assembly.ImageAnalyzerSettings;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.filesystem.LayerReader;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The analyser with all its catalogers, and our memory of layers. */
@ApplicationScoped
class Analyzer {

    @Produces
    @Singleton
    ImageAnalyzer analyzer(KnownLayers layers, ScanConfig config) {
        LayerLimits limits = LayerLimits.STANDARD;
        String revision = new LayerReader(Catalogers.all(), limits).revision();
        return new ImageAnalyzer(new ImageAnalyzerSettings(
                Catalogers.all(),
                limits,
                new Memory(layers, revision),
                config.layers(),
                ImageAnalyzerSettings.Retry.STANDARD));
    }

    void close(@Disposes ImageAnalyzer analyzer) {
        analyzer.close();
    }

    private record Memory(KnownLayers layers, String revision) implements LayerCache {

        @Override
        public Optional<LayerEvidence> find(Digest blob) {
            return layers.find(blob, revision);
        }

        @Override
        public void keep(LayerEvidence complete) {
            layers.keep(complete, revision);
        }
    }
}
