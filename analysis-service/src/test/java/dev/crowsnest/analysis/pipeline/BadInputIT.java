package dev.crowsnest.analysis.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.DeadLetter;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.contracts.event.v1.ImageAnalysisFailed;
import dev.crowsnest.localecr.traffic.Fault;
import dev.crowsnest.localecr.traffic.RequestPattern;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RawTarEntry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The state and the reason that a person sees when a registry, an image or a request is not as it should be. */
@QuarkusTest
class BadInputIT extends RunningPipeline {

    private static final RequestPattern MANIFESTS = RequestPattern.of("GET /v2/.+/manifests/");
    private static final RequestPattern LAYERS = RequestPattern.of("GET /_layers/");
    private static final int ALWAYS = 1_000;

    @Inject
    Inventories inventories;

    @Test
    void saysThatTheRoleCannotBeAssumed() {
        String digest = pushed();

        broker.send(digest, Registry.request("team/bad", digest, "another external id"));

        ImageAnalysisFailed failed = failure(digest);
        assertThat(failed.getReason())
                .startsWith("could not assume the role " + Registry.ROLE)
                .contains("AccessDenied");
        assertThat(failed.getAttempts()).isEqualTo(1);
    }

    @Test
    void saysThatTheImageIsNotThere() {
        String digest = "sha256:" + "0".repeat(64);

        broker.send(digest, Registry.request("team/missing", digest));

        ImageAnalysisFailed failed = failure(digest);
        assertThat(failed.getReason())
                .startsWith("could not fetch the manifest of")
                .contains("team/missing@" + digest + ": the registry answers 404");
        assertThat(failed.getAttempts()).isEqualTo(1);
    }

    @Test
    void saysThatTheRegistryRefusesTheCredential() {
        String digest = pushed();
        registry.ecr().faults().inject(MANIFESTS, new Fault.Status(401, Optional.empty()), ALWAYS);

        broker.send(digest, Registry.request("team/bad", digest));

        ImageAnalysisFailed failed = failure(digest);
        assertThat(failed.getReason())
                .startsWith("could not fetch the manifest of")
                .endsWith("the registry answers 401");
        assertThat(failed.getAttempts()).isEqualTo(1);
    }

    @Test
    void waitsForARegistryThatAsksForPatience() {
        String digest = pushed();
        registry.ecr().faults().throttle(MANIFESTS, 2, Duration.ofSeconds(1));

        broker.send(digest, Registry.request("team/bad", digest));

        assertThat(broker.await(digest, AnalysisResult::hasImageAnalyzed)).isNotNull();
    }

    /** However often it is asked for less, an image has not failed by that. */
    @Test
    void waitsForARegistryThatAsksForMorePatienceThanAWorkerHas() {
        String digest = pushed();
        registry.ecr().faults().throttle(MANIFESTS, 5, Duration.ofHours(1));

        broker.send(digest, Registry.request("team/bad", digest));

        assertThat(retrying(digest)).contains("the registry answers 429");
        assertThat(broker.await(digest, AnalysisResult::hasImageAnalyzed)).isNotNull();
    }

    @Test
    void saysThatTheRegistrySaysNothingAndGoesOnOnceItDoes() {
        String digest = pushed();
        registry.ecr().faults().inject(MANIFESTS, new Fault.Hang(), ALWAYS);

        broker.send(digest, Registry.request("team/bad", digest));

        assertThat(retrying(digest))
                .startsWith("could not fetch the manifest of")
                .endsWith("the registry did not answer in time");
        registry.ecr().faults().clear();
        assertThat(broker.await(digest, AnalysisResult::hasImageAnalyzed)).isNotNull();
    }

    @Test
    void refusesAManifestThatIsNotTheOnePromised() {
        String digest = pushed();
        registry.ecr().faults().inject(MANIFESTS, new Fault.WrongBytes(), ALWAYS);

        broker.send(digest, Registry.request("team/bad", digest));

        ImageAnalysisFailed failed = failure(digest);
        assertThat(failed.getReason()).contains("the registry sends another manifest, of digest sha256:");
        assertThat(failed.getAttempts()).isEqualTo(1);
    }

    @Test
    void refusesALayerThatLiesAboutItsSize() {
        BuiltLayer layer = Images.debian();
        var image = ImageBuilder.oci()
                .layer(layer)
                .editManifest(manifest -> ((ObjectNode) manifest.path("layers").path(0)).put("size", layer.size() + 1))
                .build();
        String digest = registry.push(image, "team/bad");

        broker.send(digest, Registry.request("team/bad", digest));

        ImageAnalysisFailed failed = failure(digest);
        assertThat(failed.getReason())
                .startsWith("could not fetch the layer")
                .endsWith("it has " + layer.size() + " bytes, and its manifest says " + (layer.size() + 1));
        assertThat(failed.getAttempts()).isEqualTo(1);
    }

    @Test
    void analysesAnImageWhoseNamesLeadOutAndSaysSo() {
        BuiltLayer outside = new LayerBuilder()
                .rawEntry(RawTarEntry.of("../../etc/cron.d/evil", '0').content("evil"))
                .gzip();
        String digest = registry.push(Images.of(Images.debian(), outside), "team/bad");

        broker.send(digest, Registry.request("team/bad", digest));

        var platform = broker.await(digest, AnalysisResult::hasImageAnalyzed)
                .getImageAnalyzed()
                .getPlatforms(0);
        assertThat(platform.getPackages()).isEqualTo(2);
        assertThat(inventories
                        .find(Digest.parse(digest))
                        .orElseThrow()
                        .inventory()
                        .problems())
                .containsExactly(new Problem("", "1 entries whose names lead out of the image were passed over"));
    }

    @Test
    void triesAgainWhenTheRegistryFailsAndThenGivesUp() {
        String digest = pushed();
        registry.ecr().faults().inject(MANIFESTS, new Fault.Status(500, Optional.empty()), ALWAYS);

        broker.send(digest, Registry.request("team/bad", digest));
        ImageAnalysisFailed failed = failure(digest);

        assertThat(failed.getAttempts()).isEqualTo(2);
        assertThat(failed.getReason()).contains("500");
        assertThat(retrying(digest)).contains("500");
    }

    @Test
    void comesThroughARegistryThatHangsUpForAWhile() {
        String digest = pushed();
        registry.ecr().faults().inject(MANIFESTS, new Fault.Drop(), 5);

        broker.send(digest, Registry.request("team/bad", digest));

        assertThat(broker.await(digest, AnalysisResult::hasImageAnalyzed)).isNotNull();
    }

    @Test
    void refusesALayerThatIsNotTheOnePromised() {
        BuiltLayer layer = Images.debian();
        String digest = registry.push(Images.of(layer), "team/bad");
        registry.ecr().faults().inject(fetching(layer), new Fault.WrongBytes(), ALWAYS);

        broker.send(digest, Registry.request("team/bad", digest));

        ImageAnalysisFailed failed = failure(digest);
        assertThat(failed.getReason())
                .startsWith("could not read layer " + layer.digest() + ": its content has the digest sha256:");
        assertThat(failed.getAttempts()).isEqualTo(1);
    }

    /** The config comes the same way as layers do, and first. */
    @Test
    void readsAConfigAnewWhenItsConnectionBreaks() {
        String digest = pushed();
        registry.ecr().faults().inject(LAYERS, new Fault.Truncate(10), 1);

        broker.send(digest, Registry.request("team/bad", digest));

        assertThat(broker.await(digest, AnalysisResult::hasImageAnalyzed)).isNotNull();
    }

    @Test
    void readsALayerAnewWhenItsConnectionBreaks() {
        BuiltLayer layer = Images.debian();
        String digest = registry.push(Images.of(layer), "team/bad");
        registry.ecr().faults().inject(fetching(layer), new Fault.Truncate(100), 1);

        broker.send(digest, Registry.request("team/bad", digest));

        var analyzed = broker.await(digest, AnalysisResult::hasImageAnalyzed).getImageAnalyzed();
        assertThat(analyzed.getPlatforms(0).getPackages()).isEqualTo(2);
    }

    @Test
    void refusesAGzipThatEndsTooSoon() {
        BuiltLayer whole = Images.debian();
        byte[] cut = Arrays.copyOf(whole.blob(), (int) whole.size() / 2);
        String digest = registry.push(Images.of(BuiltLayer.of(cut, whole.mediaType())), "team/cut");

        broker.send(digest, Registry.request("team/cut", digest));

        ImageAnalysisFailed failed = failure(digest);
        assertThat(failed.getReason())
                .startsWith("could not read layer sha256:")
                .contains("gzip");
        assertThat(failed.getAttempts()).isEqualTo(1);
    }

    @Test
    void putsAsideWhatIsNoRequest() {
        String key = Broker.id();

        broker.send(
                key,
                "{\"not\": \"protobuf\"}".getBytes(StandardCharsets.UTF_8),
                new EventHeaders(Broker.id(), "AnalysisRequested", "/test", Instant.now(), null));

        assertThat(broker.awaitDead(key, DeadLetter.REASON)).contains("AnalysisRequest");
    }

    @Test
    void putsAsideARequestWithoutPlace() {
        String key = Broker.id();
        AnalysisRequest request = Registry.request("", "sha256:" + "1".repeat(64));

        broker.send(key, request);

        assertThat(broker.awaitDead(key, DeadLetter.REASON)).isEqualTo("the repository is missing");
    }

    private static RequestPattern fetching(BuiltLayer layer) {
        return RequestPattern.of("GET /_layers/.*" + layer.digest());
    }

    private String pushed() {
        return registry.push(Images.of(Images.debian()), "team/bad");
    }

    /** The reason that is shown while the job waits for another try. */
    private String retrying(String digest) {
        return broker.await(
                        digest,
                        result -> result.getAnalysisStateChanged().getState() == AnalysisState.ANALYSIS_STATE_RETRYING)
                .getAnalysisStateChanged()
                .getReason();
    }

    private ImageAnalysisFailed failure(String digest) {
        return broker.await(digest, AnalysisResult::hasImageAnalysisFailed).getImageAnalysisFailed();
    }
}
