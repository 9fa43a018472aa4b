package dev.crowsnest.integration.insight.grpc;

import dev.crowsnest.contracts.insight.v1.ExplainRequest;
import dev.crowsnest.contracts.insight.v1.GetLayersRequest;
import dev.crowsnest.contracts.insight.v1.GetPackagesRequest;
import dev.crowsnest.contracts.insight.v1.GetProgressRequest;
import dev.crowsnest.contracts.insight.v1.GetReportRequest;
import dev.crowsnest.contracts.insight.v1.Insights;
import dev.crowsnest.contracts.insight.v1.ListFeedsRequest;
import dev.crowsnest.contracts.insight.v1.SyncFeedsRequest;
import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.insight.Explanation;
import dev.crowsnest.integration.insight.Feed;
import dev.crowsnest.integration.insight.Feeds;
import dev.crowsnest.integration.insight.HistoryEntry;
import dev.crowsnest.integration.insight.ImageHistories;
import dev.crowsnest.integration.insight.ImageInsights;
import dev.crowsnest.integration.insight.ImageLayers;
import dev.crowsnest.integration.insight.Inventory;
import dev.crowsnest.integration.insight.ReadProgress;
import dev.crowsnest.integration.insight.Report;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks analysis-service over gRPC. */
@ApplicationScoped
class InsightsClient implements ImageInsights, ImageHistories, Feeds {

    /** A person waits; the largest report is read in a fraction of this. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is asked for beside the rest, and again two seconds later, keeps nobody waiting. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** The first sync of all that OSV offers takes minutes. */
    private static final Duration SYNC_PATIENCE = Duration.ofMinutes(10);

    private static final String NO_ANSWER = "analysis-service does not answer now";

    private final Insights insights;

    InsightsClient(@GrpcClient("insights") Insights insights) {
        this.insights = insights;
    }

    @Override
    public Uni<Report> report(Digest digest, @Nullable String platform) {
        var request = GetReportRequest.newBuilder()
                .setDigest(digest.text())
                .setPlatform(Objects.requireNonNullElse(platform, ""))
                .build();
        return answered("show the report", digest, insights.getReport(request)).map(InsightMessages::report);
    }

    @Override
    public Uni<Inventory> packages(Digest digest, @Nullable String platform) {
        var request = GetPackagesRequest.newBuilder()
                .setDigest(digest.text())
                .setPlatform(Objects.requireNonNullElse(platform, ""))
                .build();
        return answered("show the packages", digest, insights.getPackages(request))
                .map(InsightMessages::inventory);
    }

    @Override
    public Uni<ImageLayers> layers(Digest digest, @Nullable String platform) {
        var request = GetLayersRequest.newBuilder()
                .setDigest(digest.text())
                .setPlatform(Objects.requireNonNullElse(platform, ""))
                .build();
        return answered("show the layers", digest, insights.getLayers(request)).map(LayersMessage::read);
    }

    @Override
    public Uni<Optional<ReadProgress>> progress(Digest digest) {
        var request = GetProgressRequest.newBuilder().setDigest(digest.text()).build();
        return insights.getProgress(request)
                .ifNoItem()
                .after(GLANCE)
                .fail()
                .map(LayersMessage::read)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Explanation> explain(Digest digest, @Nullable String platform, String vulnerability) {
        var request = ExplainRequest.newBuilder()
                .setDigest(digest.text())
                .setPlatform(Objects.requireNonNullElse(platform, ""))
                .setVulnerability(vulnerability)
                .build();
        return answered("explain " + vulnerability + " for", digest, insights.explain(request))
                .map(ExplanationMessage::read);
    }

    @Override
    public Uni<Page<HistoryEntry>> history(Digest digest, @Nullable String platform, PageRequest page) {
        return answered("show the history", digest, insights.getHistory(HistoryMessage.ask(digest, platform, page)))
                .map(HistoryMessage::read);
    }

    @Override
    public Uni<List<Feed>> list() {
        return insights.listFeeds(ListFeedsRequest.getDefaultInstance())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer ->
                        answer.getFeedsList().stream().map(FeedMessage::read).toList())
                .onFailure()
                .transform(failure -> Refusal.unavailable("list", "the feeds", NO_ANSWER));
    }

    @Override
    public Uni<List<Feed>> sync(@Nullable String from) {
        var request = SyncFeedsRequest.newBuilder()
                .setFrom(Objects.requireNonNullElse(from, ""))
                .build();
        return insights.syncFeeds(request)
                .ifNoItem()
                .after(SYNC_PATIENCE)
                .fail()
                .map(answer ->
                        answer.getFeedsList().stream().map(FeedMessage::read).toList())
                .onFailure()
                .transform(InsightsClient::notSynced);
    }

    private static Refusal notSynced(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Refusal.unavailable(
                    "wait", "the feeds", "they are still being looked at; the list of feeds tells when that ends");
        }
        String reason = Status.fromThrowable(failure).getDescription();
        return switch (Status.fromThrowable(failure).getCode()) {
            case INVALID_ARGUMENT -> Refusal.invalid("look", "new advisories", String.valueOf(reason));
            case ABORTED -> Refusal.conflict("look", "new advisories", String.valueOf(reason));
            default -> Refusal.unavailable("look", "new advisories", NO_ANSWER);
        };
    }

    private static <T> Uni<T> answered(String action, Digest digest, Uni<T> answer) {
        return answer.ifNoItem().after(PATIENCE).fail().onFailure().transform(failure -> {
            if (failure instanceof TimeoutException) {
                return unavailable(action, digest);
            }
            return switch (Status.fromThrowable(failure).getCode()) {
                case NOT_FOUND -> Refusal.notFound(action, digest + ": no finished analysis of it");
                case INVALID_ARGUMENT -> Refusal.invalid(action, digest.text(), "there is no such platform or cursor");
                default -> unavailable(action, digest);
            };
        });
    }

    private static Refusal unavailable(String action, Digest digest) {
        return Refusal.unavailable(action, digest.text(), NO_ANSWER);
    }
}
