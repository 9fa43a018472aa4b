package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.contracts.event.v1.ArtifactKind;
import dev.crowsnest.contracts.event.v1.SeverityCounts;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.IndexBuilder;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class AnalysisIT extends RunningPipeline {

    @Test
    void tellsWhatAPushedImageConsistsOf() {
        BuiltImage image = Images.of(Images.debian(), Images.file("a"));
        String digest = registry.push(image, "team/app");

        broker.send(digest, Registry.request("team/app", digest));
        AnalysisResult result = broker.await(digest, AnalysisResult::hasImageAnalyzed);

        var analyzed = result.getImageAnalyzed();
        assertThat(analyzed.getKind()).isEqualTo(ArtifactKind.ARTIFACT_KIND_IMAGE);
        var platform = analyzed.getPlatforms(0);
        assertThat(platform.getDigest()).isEqualTo(digest);
        assertThat(platform.getPlatform()).isEqualTo("linux/amd64");
        assertThat(platform.getDistribution()).startsWith("Debian GNU/Linux 12");
        assertThat(platform.getPackages()).isEqualTo(2);
        assertThat(platform.getVulnerabilities()).isNotEqualTo(SeverityCounts.getDefaultInstance());
        assertThat(analyzed.getBytesPulled()).isEqualTo(platform.getSize());
    }

    @Test
    void tellsEachStepInOrder() {
        String digest = registry.push(Images.of(Images.debian()), "team/steps");

        broker.send(digest, Registry.request("team/steps", digest));
        broker.await(digest, AnalysisResult::hasImageAnalyzed);

        List<AnalysisResult> results = broker.results(digest);
        assertThat(results).hasSize(3);
        assertThat(results.get(0).getAnalysisStateChanged().getState()).isEqualTo(AnalysisState.ANALYSIS_STATE_QUEUED);
        assertThat(results.get(1).getAnalysisStateChanged().getState()).isEqualTo(AnalysisState.ANALYSIS_STATE_RUNNING);
        assertThat(results).extracting(AnalysisResult::getSequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void asksForNoLayerThatItKnows() {
        BuiltLayer base = Images.debian();
        String first = registry.push(Images.of(base), "team/base");
        broker.send(first, Registry.request("team/base", first));
        broker.await(first, AnalysisResult::hasImageAnalyzed);
        BuiltLayer top = Images.file("on top of " + first);
        String second = registry.push(Images.of(base, top), "team/derived");
        long mark = registry.ecr().requests().mark();

        broker.send(second, Registry.request("team/derived", second));
        var analyzed = broker.await(second, AnalysisResult::hasImageAnalyzed).getImageAnalyzed();

        assertThat(registry.ecr().requests().blobRequests(mark, base.digest())).isZero();
        assertThat(registry.ecr().requests().blobRequests(mark, top.digest())).isEqualTo(1);
        assertThat(analyzed.getBytesSaved()).isEqualTo(base.size());
        assertThat(analyzed.getBytesPulled()).isEqualTo(top.size());
    }

    @Test
    void sharesAnAnalysisBetweenRepositoriesButNotTheRightToRead() {
        BuiltImage image = Images.of(Images.debian());
        String digest = registry.push(image, "team/one");
        registry.push(image, "team/two");
        broker.send(digest, Registry.request("team/one", digest));
        broker.await(digest, AnalysisResult::hasImageAnalyzed);
        long mark = registry.ecr().requests().mark();

        broker.send(digest, Registry.request("team/two", digest));
        broker.send(digest, Registry.request("team/none", digest));
        var failed =
                broker.await(digest, AnalysisResult::hasImageAnalysisFailed).getImageAnalysisFailed();
        var again = broker.await(
                digest,
                result -> result.hasImageAnalyzed() && result.getImageAnalyzed().getBytesPulled() == 0);

        assertThat(failed.getRepository().getRepository()).isEqualTo("team/none");
        assertThat(again.getImageAnalyzed().getBytesSaved()).isPositive();
        assertThat(registry.ecr().requests().blobBytes(mark)).isZero();
    }

    @Test
    void analysesEveryPlatformOfAnIndexAndSaysWhatItLeftOut() {
        BuiltImage amd64 = Images.of(Images.debian());
        BuiltImage arm64 = ImageBuilder.oci()
                .platform("linux", "arm64")
                .layer(Images.debian())
                .build();
        var index = IndexBuilder.oci()
                .image(amd64)
                .image(arm64)
                .attestation(amd64, "https://slsa.dev/provenance/v1", "{}")
                .build();
        String digest = registry.push(index, "team/many");

        broker.send(digest, Registry.request("team/many", digest));
        var analyzed = broker.await(digest, AnalysisResult::hasImageAnalyzed).getImageAnalyzed();

        assertThat(analyzed.getKind()).isEqualTo(ArtifactKind.ARTIFACT_KIND_INDEX);
        assertThat(analyzed.getPlatformsList())
                .extracting(platform -> platform.getPlatform())
                .containsExactly("linux/amd64", "linux/arm64");
        assertThat(analyzed.getSkippedList())
                .singleElement()
                .satisfies(child -> assertThat(child.getReason()).contains("attestation"));
    }

    @Test
    void recognisesAnArtifactForWhatItIs() {
        BuiltImage subject = Images.of(Images.debian());
        registry.push(subject, "team/signed");
        BuiltImage signature = ImageBuilder.oci()
                .layer(Images.file("signature"))
                .artifact("application/vnd.example.signature", subject)
                .build();
        String digest = registry.push(signature, "team/signed");

        broker.send(digest, Registry.request("team/signed", digest));
        var analyzed = broker.await(digest, AnalysisResult::hasImageAnalyzed).getImageAnalyzed();

        assertThat(analyzed.getKind()).isEqualTo(ArtifactKind.ARTIFACT_KIND_ARTIFACT);
        assertThat(analyzed.getPlatformsList()).isEmpty();
    }

    @Test
    void continuesTheTraceOfItsRequest() {
        String traceId = "0af7651916cd43dd8448eb211c80319c";
        String digest = registry.push(Images.of(Images.debian()), "team/traced");
        var headers = new EventHeaders(
                Broker.id(), "AnalysisRequested", "/test", Instant.now(), "00-" + traceId + "-b7ad6b7169203331-01");

        broker.send(digest, Registry.request("team/traced", digest).toByteArray(), headers);
        broker.await(digest, AnalysisResult::hasImageAnalyzed);

        assertThat(broker.traceParents(digest)).hasSize(3).allMatch(parent -> parent.startsWith("00-" + traceId));
    }

    @Test
    void passesOverTheSecondDeliveryOfAnEvent() {
        String digest = registry.push(Images.of(Images.debian()), "team/twice");
        byte[] request = Registry.request("team/twice", digest).toByteArray();
        var headers = new EventHeaders(Broker.id(), "AnalysisRequested", "/test", Instant.now(), null);
        broker.send(digest, request, headers);
        broker.await(digest, AnalysisResult::hasImageAnalyzed);

        broker.send(digest, request, headers);
        broker.send(digest, Registry.request("team/other", digest));
        broker.await(digest, AnalysisResult::hasImageAnalysisFailed);

        assertThat(broker.results(digest))
                .filteredOn(AnalysisResult::hasImageAnalyzed)
                .hasSize(1);
    }
}
