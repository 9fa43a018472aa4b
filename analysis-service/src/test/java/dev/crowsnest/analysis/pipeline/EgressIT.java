package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.Egress;
import dev.crowsnest.localecr.traffic.Fault;
import dev.crowsnest.localecr.traffic.RequestPattern;
import dev.crowsnest.testsupport.image.BuiltLayer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What each attempt has cost, by the integration that it was made through. */
@QuarkusTest
class EgressIT extends RunningPipeline {

    @Test
    void isToldWithTheResultAndWithNothingElse() {
        BuiltLayer base = Images.debian();
        String first = registry.push(Images.of(base), "team/egress");
        broker.send(first, Registry.request("team/egress", first));
        broker.await(first, AnalysisResult::hasImageAnalyzed);
        BuiltLayer top = Images.file("on top of " + first);
        String second = registry.push(Images.of(base, top), "team/egress");

        broker.send(second, Registry.request("team/egress", second));
        broker.await(second, AnalysisResult::hasImageAnalyzed);

        assertThat(told(first)).containsExactly(egress(base.size(), 0));
        assertThat(told(second)).containsExactly(egress(top.size(), base.size()));
    }

    @Test
    void isToldOfAFailedAttemptToo() {
        BuiltLayer layer = Images.debian();
        String digest = registry.push(Images.of(layer), "team/egress");
        registry.ecr()
                .faults()
                .inject(RequestPattern.of("GET /_layers/.*" + layer.digest()), new Fault.WrongBytes(), 1_000);

        broker.send(digest, Registry.request("team/egress", digest));
        broker.await(digest, AnalysisResult::hasImageAnalysisFailed);

        assertThat(told(digest)).containsExactly(egress(layer.size(), 0));
    }

    @Test
    void ofWhatIsKnownIsAllSaved() {
        BuiltLayer layer = Images.debian();
        String digest = registry.push(Images.of(layer), "team/egress");
        broker.send(digest, Registry.request("team/egress", digest));
        broker.await(digest, AnalysisResult::hasImageAnalyzed);
        registry.push(Images.of(layer), "team/egress-again");

        broker.send(digest, Registry.request("team/egress-again", digest));
        broker.await(digest, result -> result.getEgress().getBytesSaved() > 0);

        assertThat(told(digest)).containsExactly(egress(layer.size(), 0), egress(0, layer.size()));
    }

    private List<Egress> told(String digest) {
        return broker.results(digest).stream()
                .filter(AnalysisResult::hasEgress)
                .map(AnalysisResult::getEgress)
                .toList();
    }

    private static Egress egress(long pulled, long saved) {
        return Egress.newBuilder()
                .setIntegrationId("integration-1")
                .setBytesPulled(pulled)
                .setBytesSaved(saved)
                .build();
    }
}
