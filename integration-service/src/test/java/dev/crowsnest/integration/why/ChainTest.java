package dev.crowsnest.integration.why;

import dev.crowsnest.integration.image.AnalysisProgress;
import dev.crowsnest.integration.image.AnalysisState;
import dev.crowsnest.integration.image.Artifact;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.KnownTag;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.Placement;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.image.ResultMark;
import dev.crowsnest.integration.image.SeverityCounts;
import dev.crowsnest.integration.image.TrackedImage;
import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.registry.StackArn;
import dev.crowsnest.integration.repository.WatchedRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final RegistryLocation REGISTRY = new RegistryLocation("123456789012", "eu-central-1");
    private static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));
    private static final ResultMark MARK = new ResultMark(DIGEST, 1, NOW);
    private static final ImageName NAME =
            ImageName.parse("123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/api:1.0");

    private static final Placement TAGGED = new Placement(true, true, false);
    private static final TrackedImage PUSHED =
            TrackedImage.unseen(UUID.randomUUID(), UUID.randomUUID(), DIGEST).pushed(Artifact.UNKNOWN, NOW);
    private static final TrackedImage WAITING = PUSHED.considered(TAGGED, NOW);
    private static final TrackedImage ANALYZED = WAITING.with(WAITING.analysis().finished(MARK));

    @Test
    void goesNoFurtherThanAHostThatIsNotAnEcrs() {
        Explanation explanation = Chain.walk(ImageName.parse("docker.io/library/nginx:1"), Knowledge.NONE);

        assertThat(explanation.steps()).hasSize(1);
        assertThat(explanation.isShown()).isFalse();
        assertThat(explanation.sentence()).contains("'docker.io' is not the host name");
        assertThat(explanation.action()).contains("dkr.ecr.REGION.amazonaws.com");
    }

    @Test
    void namesTheRegionsInWhichTheAccountIsWatched() {
        Explanation explanation = Chain.walk(
                NAME,
                Knowledge.unwatched(List.of(
                        integration(
                                new RegistryLocation("123456789012", "eu-west-1"), IntegrationStatus.connected(NOW)),
                        integration(
                                new RegistryLocation("999999999999", "us-east-1"), IntegrationStatus.connected(NOW)))));

        ends(explanation, Question.REGISTRY, Obstacle.UnwatchedRegistry.class);
        assertThat(explanation.sentence()).endsWith("in eu-central-1, only in eu-west-1.");
        assertThat(explanation.action()).startsWith("Have an owner connect");
    }

    @Test
    void namesASetUpThatWasBegun() {
        Explanation explanation =
                Chain.walk(NAME, Knowledge.unwatched(List.of(integration(null, IntegrationStatus.pending(NOW)))));

        assertThat(explanation.action()).contains("make the stack of 'production'");
    }

    @Test
    void tellsWhyTheRegistryIsNotReached() {
        Explanation pending = walk(IntegrationStatus.pending("the stack was rolled back", NOW), null, null);
        Explanation refused = walk(IntegrationStatus.error("the role is gone.", NOW), null, null);

        ends(pending, Question.CONNECTION, Obstacle.UnconnectedRegistry.class);
        assertThat(pending.sentence()).endsWith("is not connected yet: the stack was rolled back.");
        assertThat(pending.action()).contains("make its stack to the end");
        assertThat(refused.sentence()).contains("27 Nov 2026").endsWith(": the role is gone.");
        assertThat(refused.action()).startsWith("Mend what the reason names");
    }

    @Test
    void sendsNobodyToATestOfWhatHasNoStackAnyMore() {
        var stack = new ConnectedStack(
                StackArn.parse("arn:aws:cloudformation:eu-central-1:123456789012:stack/mine/0a1b"),
                "arn:topic",
                "arn:secret",
                false);
        Integration gone = integration(REGISTRY, IntegrationStatus.error("stack deleted in AWS", NOW))
                .through("arn:aws:iam::123456789012:role/crowsnest", stack);

        Explanation explanation = Chain.walk(NAME, Knowledge.of(gone));

        ends(explanation, Question.CONNECTION, Obstacle.UnconnectedRegistry.class);
        assertThat(explanation.action())
                .isEqualTo("Have an owner remove the integration, delete its stack in AWS, and connect again.");
    }

    @Test
    void tellsAnUnknownRepositoryFromOneThatIsDeletedOrOff() {
        ends(walk((WatchedRepository) null, null), Question.REPOSITORY, Obstacle.UnknownRepository.class);
        ends(walk(repository(true, NOW), null), Question.REPOSITORY, Obstacle.DeletedRepository.class);
        ends(walk(repository(false, null), null), Question.ENABLED, Obstacle.DisabledRepository.class);
    }

    @Test
    void tellsAPushThatWasNotSeenFromATagThatIsGone() {
        Knowledge known = Knowledge.of(integration(REGISTRY, IntegrationStatus.connected(NOW)))
                .with(repository(true, null));

        ends(Chain.walk(NAME, known), Question.EVENT, Obstacle.UnseenImage.class);
        ends(Chain.walk(NAME, known.with(new KnownTag(null, NOW))), Question.EVENT, Obstacle.LostTag.class);
        ends(Chain.walk(NAME, known.withPart(Optional.of(result()))), Question.EVENT, Obstacle.PartOfIndex.class);
    }

    @Test
    void tellsADeletedImageFromAnArchivedOne() {
        ends(walk(ANALYZED.deleted(NOW), result()), Question.PRESENCE, Obstacle.DeletedImage.class);
        ends(walk(WAITING.stored(true, NOW), null), Question.PRESENCE, Obstacle.ArchivedImage.class);
        assertThat(walk(ANALYZED.stored(true, NOW), result()).isShown()).isTrue();
    }

    @Test
    void tellsWhatIsNotAnalysedFromWhatNobodyAskedFor() {
        Artifact signature = Artifact.of(null, "application/vnd.dev.cosign.artifact.sig.v1+json", null);
        TrackedImage untagged = PUSHED.considered(new Placement(true, false, false), NOW);
        TrackedImage ofBefore = PUSHED.considered(new Placement(false, true, false), NOW);

        Explanation signed = walk(PUSHED.pushed(signature, NOW).considered(TAGGED, NOW), null);
        ends(signed, Question.KIND, Obstacle.NotAnImage.class);
        assertThat(signed.sentence()).isEqualTo("It is a signature, not an image.");
        ends(walk(untagged, null), Question.KIND, Obstacle.UntaggedImage.class);
        ends(walk(ofBefore, null), Question.KIND, Obstacle.UnaskedImage.class);
    }

    @Test
    void tellsHowFarTheAnalysisIs() {
        assertThat(ended(AnalysisState.QUEUED, null)).contains("in line");
        assertThat(ended(AnalysisState.RUNNING, null)).contains("being analysed");
        assertThat(ended(AnalysisState.RETRYING, "the registry was busy")).endsWith("again: the registry was busy.");
        assertThat(walk(WAITING, null).action()).contains("analysis-service");

        Explanation failed = walk(WAITING.with(WAITING.analysis().failed(MARK, "a layer is damaged", 5)), null);
        ends(failed, Question.RESULT, Obstacle.FailedAnalysis.class);
        assertThat(failed.sentence()).endsWith("after 5 tries: a layer is damaged.");
    }

    @Test
    void saysThatItIsShown() {
        Explanation explanation = walk(ANALYZED, result());

        assertThat(explanation.isShown()).isTrue();
        assertThat(explanation.steps()).extracting(Step::question).containsExactly(Question.values());
        assertThat(explanation.steps()).extracting(Step::outcome).hasOnlyElementsOfType(Outcome.Met.class);
        assertThat(explanation.sentence()).startsWith("It is shown, as analysed on 27 Nov 2026");
    }

    @Test
    void holdsNothingAgainstAnImageThatIsShownAllTheSame() {
        TrackedImage failedSince =
                ANALYZED.with(ANALYZED.analysis().failed(new ResultMark(DIGEST, 2, NOW), "the registry is gone", 5));
        Knowledge known = Knowledge.of(integration(REGISTRY, IntegrationStatus.error("the role is gone", NOW)))
                .with(repository(false, null))
                .with(listed(failedSince, result()));

        Explanation explanation = Chain.walk(NAME, known);

        assertThat(explanation.isShown()).isTrue();
        assertThat(explanation.steps())
                .filteredOn(step -> step.outcome() instanceof Outcome.Spared)
                .extracting(Step::question)
                .containsExactly(Question.CONNECTION, Question.ENABLED, Question.RESULT);
    }

    private static String ended(AnalysisState state, @Nullable String reason) {
        Explanation explanation =
                walk(WAITING.with(WAITING.analysis().progressed(MARK, new AnalysisProgress(state, reason, 1))), null);
        ends(explanation, Question.RESULT, Obstacle.ComingResult.class);
        return explanation.sentence();
    }

    private static void ends(Explanation explanation, Question question, Class<? extends Obstacle> obstacle) {
        assertThat(explanation.obstacle()).containsInstanceOf(obstacle);
        assertThat(explanation.steps()).last().extracting(Step::question).isEqualTo(question);
        assertThat(explanation.action()).endsWith(".");
    }

    private static Explanation walk(TrackedImage image, @Nullable PlatformResult result) {
        return walk(repository(true, null), listed(image, result));
    }

    private static Explanation walk(@Nullable WatchedRepository repository, @Nullable ListedImage image) {
        return walk(IntegrationStatus.connected(NOW), repository, image);
    }

    private static Explanation walk(
            IntegrationStatus status, @Nullable WatchedRepository repository, @Nullable ListedImage image) {
        Knowledge known = Knowledge.of(integration(REGISTRY, status));
        known = repository == null ? known : known.with(repository);
        return Chain.walk(NAME, image == null ? known : known.with(image));
    }

    private static Integration integration(@Nullable RegistryLocation registry, IntegrationStatus status) {
        return new Integration(
                UUID.randomUUID(),
                "production",
                registry,
                RegistryAccess.through(null),
                NewRepositories.NONE,
                status,
                NOW,
                null);
    }

    private static WatchedRepository repository(boolean enabled, @Nullable Instant deletedAt) {
        return new WatchedRepository(
                UUID.randomUUID(), UUID.randomUUID(), "shop/api", enabled, null, false, null, deletedAt, null);
    }

    private static ListedImage listed(TrackedImage image, @Nullable PlatformResult result) {
        return new ListedImage(
                image,
                UUID.randomUUID(),
                REGISTRY,
                "shop/api",
                List.of("1.0"),
                result == null ? List.of() : List.of(result));
    }

    private static PlatformResult result() {
        return new PlatformResult(DIGEST, "linux/amd64", null, 1, new SeverityCounts(0, 0, 0, 0, 0), 0, 0, 1);
    }
}
