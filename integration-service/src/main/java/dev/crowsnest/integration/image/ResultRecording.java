package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Takes in what analysis-service says of images. */
@ApplicationScoped
public class ResultRecording {

    private final ImageStore images;
    private final Reanalysis reanalysis;

    ResultRecording(ImageStore images, Reanalysis reanalysis) {
        this.images = images;
        this.reanalysis = reanalysis;
    }

    /** An analysis is done: it holds for every repository that has asked for this digest. */
    public Uni<Void> finished(ResultMark mark, FinishedAnalysis finished) {
        return images.lockAll(mark.digest())
                .chain(holders -> each(
                        holders.stream().filter(image -> awaits(image, mark)).toList(),
                        image -> finish(image, mark, finished)));
    }

    /** An analysis was given up, for one repository. */
    public Uni<Void> failed(ResultMark mark, UUID integrationId, String repository, String reason, int attempts) {
        return change(integrationId, repository, mark, image -> {
            TrackedImage failed = image.with(image.analysis().failed(mark, reason, attempts));
            return images.save(failed)
                    .chain(() -> failed.failedBeforeItWasRestored()
                            ? reanalysis.restored(failed)
                            : Uni.createFrom().voidItem());
        });
    }

    /** An analysis is on its way, for one repository. */
    public Uni<Void> progressed(ResultMark mark, UUID integrationId, String repository, AnalysisProgress progress) {
        return change(
                integrationId,
                repository,
                mark,
                image -> images.save(image.with(image.analysis().progressed(mark, progress))));
    }

    /** Advisories changed what is said of an image. */
    public Uni<Void> recounted(ResultMark mark, List<PlatformResult> platforms) {
        return images.lockAll(mark.digest())
                .chain(holders -> each(
                        holders.stream()
                                .filter(image -> image.analysis().analyzedAt() != null
                                        && !image.analysis().isPast(mark))
                                .toList(),
                        image -> images.recount(image.id(), platforms)));
    }

    // A repository that is not enabled sees nothing, even when another one's image has the same digest.
    private static boolean awaits(TrackedImage image, ResultMark mark) {
        return image.analysis().state() != AnalysisState.NOT_ANALYZED
                && !image.analysis().isPast(mark);
    }

    private Uni<Void> finish(TrackedImage image, ResultMark mark, FinishedAnalysis finished) {
        TrackedImage known = finished.kind() == ArtifactKind.UNKNOWN ? image : image.as(finished.kind());
        if (finished.platforms().isEmpty()) {
            return images.save(known.with(known.analysis().pointless(mark, nothing(known, finished))));
        }
        return images.save(known.with(known.analysis().finished(mark)))
                .chain(() -> images.keep(image.id(), finished))
                .chain(() -> each(
                        finished.platforms(),
                        part -> part.digest().equals(image.digest())
                                ? Uni.createFrom().voidItem()
                                : finishChild(image, mark, part)))
                .chain(() -> each(finished.skipped(), child -> leaveOut(image, child)));
    }

    private static String nothing(TrackedImage image, FinishedAnalysis finished) {
        return finished.kind() == ArtifactKind.INDEX
                ? "the index names no image that can be analysed"
                : "it is " + image.artifact().describe() + ", not an image";
    }

    private Uni<Void> finishChild(TrackedImage index, ResultMark mark, PlatformResult part) {
        return images.lock(index.repositoryId(), part.digest())
                .chain(found -> found.filter(child -> child.analysis().state().isUnsettled())
                        .map(child -> images.save(IndexParts.analyzed(child, mark.at()))
                                .chain(() -> images.keep(child.id(), IndexParts.alone(part))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> leaveOut(TrackedImage index, SkippedChild skipped) {
        return images.lock(index.repositoryId(), skipped.digest())
                .chain(found -> found.filter(child -> child.analysis().state() == AnalysisState.NOT_ANALYZED)
                        .map(child -> images.save(IndexParts.leftOut(child, skipped.reason())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> change(
            UUID integrationId, String repository, ResultMark mark, Function<TrackedImage, Uni<Void>> change) {
        return images.lock(integrationId, repository, mark.digest())
                .chain(found ->
                        found.map(change).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> change) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(change::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
