package dev.crowsnest.analysis.insight.grpc;

import com.google.protobuf.ByteString;
import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.contracts.insight.v1.ArchivePiece;
import dev.crowsnest.contracts.insight.v1.ExportFeedsRequest;
import dev.crowsnest.contracts.insight.v1.Feed;
import dev.crowsnest.contracts.insight.v1.FeedList;
import dev.crowsnest.contracts.insight.v1.InsightsGrpc;
import dev.crowsnest.contracts.insight.v1.SyncFeedsRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Feeds, as integration-service asks for them. */
@QuarkusTest
class FeedInsightsIT {

    @Inject
    AdvisoryDesk desk;

    @TempDir
    Path mirror;

    private ManagedChannel channel;
    private InsightsGrpc.InsightsBlockingStub insights;

    @BeforeEach
    void call() {
        desk.returnToStarterSet();
        channel = ManagedChannelBuilder.forAddress("localhost", RestAssured.port)
                .usePlaintext()
                .build();
        insights = InsightsGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void hangUp() {
        channel.shutdownNow();
    }

    @Test
    void givesAnArchiveInPiecesAndTakesItIn() {
        insights.syncFeeds(SyncFeedsRequest.newBuilder()
                .setFrom(new Exports(mirror)
                        .npm("GHSA-1", "left", "2.0.0", "")
                        .write()
                        .toString())
                .build());
        List<ArchivePiece> pieces = new ArrayList<>();
        insights.exportFeeds(ExportFeedsRequest.getDefaultInstance()).forEachRemaining(pieces::add);
        desk.returnToStarterSet();

        FeedList feeds = sent(pieces).join();

        assertThat(feeds.getFeedsList())
                .filteredOn(feed -> feed.getName().equals("OSV npm"))
                .singleElement()
                .satisfies(feed -> assertThat(feed.getAddress()).contains("(archive of 20"));
        assertThatThrownBy(() -> sent(List.of()).join())
                .hasRootCauseInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT: could not import the archive");
    }

    /** Twelve megabytes, more than a body may have by default; it is for the archive's own limit to end them. */
    @Test
    void readsALargeArchiveToItsEnd() {
        ArchivePiece piece = ArchivePiece.newBuilder()
                .setContent(ByteString.copyFrom(new byte[1 << 16]))
                .build();

        assertThatThrownBy(() -> sent(Collections.nCopies(12 << 4, piece)).join())
                .hasMessageContaining("INVALID_ARGUMENT: could not import the archive");
    }

    private CompletableFuture<FeedList> sent(List<ArchivePiece> pieces) {
        var answer = new CompletableFuture<FeedList>();
        StreamObserver<ArchivePiece> sink = InsightsGrpc.newStub(channel).importFeeds(new StreamObserver<>() {
            @Override
            public void onNext(FeedList feeds) {
                answer.complete(feeds);
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {
                answer.completeExceptionally(new IllegalStateException("no answer"));
            }
        });
        pieces.forEach(sink::onNext);
        sink.onCompleted();
        return answer;
    }

    @Test
    void looksAtAMirrorWhenAPersonAsks() throws IOException {
        var exports = new Exports(mirror).npm("GHSA-1", "left", "2.0.0", "");
        Files.createDirectories(mirror.resolve("KEV"));
        Files.writeString(
                mirror.resolve("KEV/known_exploited_vulnerabilities.json.gz"),
                "{\"catalogVersion\": \"1\", \"count\": 0, \"vulnerabilities\": []}");
        var request = SyncFeedsRequest.newBuilder()
                .setFrom(exports.write().toString())
                .build();

        List<Feed> feeds = new ArrayList<>();
        Awaitility.await("the turn of the application's own schedule")
                .ignoreException(StatusRuntimeException.class)
                .until(() -> feeds.addAll(insights.syncFeeds(request).getFeedsList()));

        assertThat(feeds)
                .extracting(Feed::getName, Feed::getRecords, Feed::getFailure)
                .contains(tuple("OSV npm", 1L, ""), tuple("KEV", 0L, ""));
        assertThat(feeds)
                .filteredOn(feed -> feed.getName().equals("EPSS"))
                .singleElement()
                .matches(feed -> feed.getFailure().endsWith("there is no such file"));
        desk.returnToStarterSet();
    }

    @Test
    void refusesAnAddressThatIsNoneWithoutRepeatingIt() {
        assertThatThrownBy(() -> insights.syncFeeds(SyncFeedsRequest.newBuilder()
                        .setFrom("ftp://me:secret@host/")
                        .build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageNotContaining("secret");
    }
}
