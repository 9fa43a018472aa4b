package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.archive.FeedArchives;
import dev.crowsnest.analysis.finding.ImageSearch;
import dev.crowsnest.analysis.insight.FeedListing;
import dev.crowsnest.analysis.insight.FeedSync;
import dev.crowsnest.analysis.insight.ImageInsights;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.contracts.insight.v1.Advisories;
import dev.crowsnest.contracts.insight.v1.ArchivePiece;
import dev.crowsnest.contracts.insight.v1.ExplainRequest;
import dev.crowsnest.contracts.insight.v1.Explanation;
import dev.crowsnest.contracts.insight.v1.ExportFeedsRequest;
import dev.crowsnest.contracts.insight.v1.FeedList;
import dev.crowsnest.contracts.insight.v1.FindImagesRequest;
import dev.crowsnest.contracts.insight.v1.FindImagesResponse;
import dev.crowsnest.contracts.insight.v1.GetAdvisoriesRequest;
import dev.crowsnest.contracts.insight.v1.GetHistoryRequest;
import dev.crowsnest.contracts.insight.v1.GetLayersRequest;
import dev.crowsnest.contracts.insight.v1.GetPackagesRequest;
import dev.crowsnest.contracts.insight.v1.GetProgressRequest;
import dev.crowsnest.contracts.insight.v1.GetReportRequest;
import dev.crowsnest.contracts.insight.v1.History;
import dev.crowsnest.contracts.insight.v1.Insights;
import dev.crowsnest.contracts.insight.v1.LayerList;
import dev.crowsnest.contracts.insight.v1.ListFeedsRequest;
import dev.crowsnest.contracts.insight.v1.PackageList;
import dev.crowsnest.contracts.insight.v1.Progress;
import dev.crowsnest.contracts.insight.v1.Report;
import dev.crowsnest.contracts.insight.v1.SyncFeedsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

/** Answers on worker threads: every answer comes from PostgreSQL. */
@GrpcService
@Blocking
class InsightsEndpoint implements Insights {

    private static final int MOST_IMAGES = 1_000;

    private final ImageInsights insights;
    private final ImageAnswers images;
    private final AdvisoryCatalogue advisories;
    private final FeedListing feeds;
    private final FeedSync sync;
    private final ImageSearch search;
    private final ArchivePieces archives;

    InsightsEndpoint(
            ImageAnswers images,
            AdvisoryCatalogue advisories,
            FeedListing feeds,
            FeedSync sync,
            ImageSearch search,
            FeedArchives archives) {
        this.images = images;
        this.insights = images.insights();
        this.advisories = advisories;
        this.feeds = feeds;
        this.sync = sync;
        this.search = search;
        this.archives = new ArchivePieces(archives);
    }

    @Override
    public Uni<Report> getReport(GetReportRequest request) {
        return answer(() -> insights.report(Digest.parse(request.getDigest()), request.getPlatform())
                .map(InsightMessages::of)
                .orElseThrow(() -> notAnalyzed(request.getDigest(), request.getPlatform())));
    }

    @Override
    public Uni<PackageList> getPackages(GetPackagesRequest request) {
        return answer(() -> insights.packages(Digest.parse(request.getDigest()), request.getPlatform())
                .map(InsightMessages::of)
                .orElseThrow(() -> notAnalyzed(request.getDigest(), request.getPlatform())));
    }

    @Override
    public Uni<Advisories> getAdvisories(GetAdvisoriesRequest request) {
        return answer(() -> InsightMessages.of(advisories.edition()));
    }

    @Override
    public Uni<FeedList> listFeeds(ListFeedsRequest request) {
        return answer(() -> FeedMessage.of(feeds.all()));
    }

    @Override
    public Uni<FeedList> syncFeeds(SyncFeedsRequest request) {
        return answer(() -> {
            if (!sync.run(MirrorAddress.of(request.getFrom()))) {
                throw Status.ABORTED
                        .withDescription("the feeds are being looked at already")
                        .asRuntimeException();
            }
            return FeedMessage.of(feeds.all());
        });
    }

    @Override
    public Multi<ArchivePiece> exportFeeds(ExportFeedsRequest request) {
        return archives.export();
    }

    @Override
    public Uni<FeedList> importFeeds(Multi<ArchivePiece> pieces) {
        return archives.take(pieces).map(done -> FeedMessage.of(feeds.all()));
    }

    @Override
    public Uni<Explanation> explain(ExplainRequest request) {
        return answer(() -> insights.explain(
                        Digest.parse(request.getDigest()), request.getPlatform(), request.getVulnerability())
                .map(ExplanationMessage::of)
                .orElseThrow(() -> notAnalyzed(request.getDigest(), request.getPlatform())));
    }

    @Override
    public Uni<History> getHistory(GetHistoryRequest request) {
        return answer(() -> insights.history(
                        Digest.parse(request.getDigest()),
                        request.getPlatform(),
                        HistoryMessage.after(request),
                        HistoryMessage.limit(request))
                .map(HistoryMessage::of)
                .orElseThrow(() -> notAnalyzed(request.getDigest(), request.getPlatform())));
    }

    @Override
    public Uni<LayerList> getLayers(GetLayersRequest request) {
        return answer(() -> images.layers(Digest.parse(request.getDigest()), request.getPlatform())
                .orElseThrow(() -> notAnalyzed(request.getDigest(), request.getPlatform())));
    }

    @Override
    public Uni<Progress> getProgress(GetProgressRequest request) {
        return answer(() -> images.progress(Digest.parse(request.getDigest())));
    }

    @Override
    public Uni<FindImagesResponse> findImages(FindImagesRequest request) {
        return answer(() -> {
            int limit = request.getLimit() <= 0 ? MOST_IMAGES : Math.min(request.getLimit(), MOST_IMAGES);
            // One more than asked for tells whether there is another page.
            List<String> found = search.having(request.getVulnerability(), request.getAfter(), limit + 1);
            boolean isLast = found.size() <= limit;
            List<String> page = isLast ? found : found.subList(0, limit);
            return FindImagesResponse.newBuilder()
                    .addAllDigests(page)
                    .setNext(isLast ? "" : page.get(page.size() - 1))
                    .build();
        });
    }

    /** The call is on a worker thread already, so the work is done before the answer is handed over. */
    private static <T> Uni<T> answer(Supplier<T> work) {
        try {
            return Uni.createFrom().item(work.get());
        } catch (IllegalArgumentException e) {
            return Uni.createFrom()
                    .failure(Status.INVALID_ARGUMENT
                            .withDescription(e.getMessage())
                            .withCause(e)
                            .asRuntimeException());
        }
    }

    private static StatusRuntimeException notAnalyzed(String digest, String platform) {
        String wished = platform.isEmpty() ? "" : " for " + platform;
        return Status.NOT_FOUND
                .withDescription("no finished analysis of " + digest + wished)
                .asRuntimeException();
    }
}
