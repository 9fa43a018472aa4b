package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.AnalysisState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Says how soon the analysis of a pushed image begins; there is no such image, so how it ends does not matter. */
public final class PushProbe implements AutoCloseable {

    private final Broker broker = Broker.connect();

    /** Seconds from the request on Kafka to the worker's word that it is under way. */
    public double secondsToStart() {
        String digest = Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        long begun = System.nanoTime();
        broker.send(digest, Registry.request("bench/pushed", digest));
        broker.await(digest, PushProbe::isRunning);
        return (System.nanoTime() - begun) / 1e9;
    }

    static boolean isRunning(AnalysisResult result) {
        return result.hasAnalysisStateChanged()
                && result.getAnalysisStateChanged().getState() == AnalysisState.ANALYSIS_STATE_RUNNING;
    }

    @Override
    public void close() {
        broker.close();
    }
}
