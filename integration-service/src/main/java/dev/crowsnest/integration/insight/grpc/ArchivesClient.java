package dev.crowsnest.integration.insight.grpc;

import com.google.protobuf.ByteString;
import dev.crowsnest.contracts.insight.v1.ArchivePiece;
import dev.crowsnest.contracts.insight.v1.ExportFeedsRequest;
import dev.crowsnest.contracts.insight.v1.Insights;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.insight.Feed;
import dev.crowsnest.integration.insight.FeedArchives;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Archives of advisories from and to analysis-service over gRPC, in pieces. */
@ApplicationScoped
class ArchivesClient implements FeedArchives {

    /** All of OSV is written, and all images are judged by it. */
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final Insights insights;

    ArchivesClient(@GrpcClient("insights") Insights insights) {
        this.insights = insights;
    }

    @Override
    public Multi<byte[]> export() {
        return insights.exportFeeds(ExportFeedsRequest.getDefaultInstance())
                .map(piece -> piece.getContent().toByteArray())
                .onFailure()
                .transform(failure -> refusal("export", failure));
    }

    @Override
    public Uni<List<Feed>> take(Multi<byte[]> pieces) {
        Multi<ArchivePiece> messages = pieces.map(piece ->
                ArchivePiece.newBuilder().setContent(ByteString.copyFrom(piece)).build());
        return insights.importFeeds(messages)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer ->
                        answer.getFeedsList().stream().map(FeedMessage::read).toList())
                .onFailure()
                .transform(failure -> refusal("import", failure));
    }

    private static Throwable refusal(String action, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Refusal.unavailable(
                    "wait", "the archive", "it is still being taken in; the list of feeds tells when that ends");
        }
        Status status = Status.fromThrowable(failure);
        String sentence = String.valueOf(status.getDescription());
        return switch (status.getCode()) {
            case INVALID_ARGUMENT -> Refusal.invalid(sentence);
            case FAILED_PRECONDITION -> Refusal.conflict(sentence);
            case RESOURCE_EXHAUSTED -> Refusal.tooLarge(sentence);
            default -> Refusal.unavailable(action, "the advisories", "analysis-service does not answer now");
        };
    }
}
