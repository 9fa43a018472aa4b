package dev.crowsnest.analysis.job.messaging;

import com.google.protobuf.Timestamp;
import dev.crowsnest.analysis.job.JobCause;
import dev.crowsnest.analysis.job.JobPriority;
import dev.crowsnest.contracts.MalformedEventException;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.Cause;
import dev.crowsnest.contracts.event.v1.Priority;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestMessageTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Test
    void readsARequest() throws MalformedEventException {
        var request = RequestMessage.request(envelope(asked -> asked.addPlatforms("linux/arm64")), "trace");

        assertThat(request.digest()).hasToString(DIGEST);
        assertThat(request.place()).hasToString("123456789012/eu-central-1/team/app");
        assertThat(request.subject().cause()).isEqualTo(JobCause.PUSHED);
        assertThat(request.priority()).isEqualTo(JobPriority.PUSH);
        assertThat(request.platforms()).singleElement().hasToString("linux/arm64");
        assertThat(request.requestedAt()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(request.traceParent()).isEqualTo("trace");
    }

    @Test
    void takesWhatANewerSenderCallsOtherwiseForLessUrgentWork() throws MalformedEventException {
        var request =
                RequestMessage.request(envelope(asked -> asked.setCauseValue(99).setPriorityValue(99)), null);

        assertThat(request.subject().cause()).isEqualTo(JobCause.RECONCILED);
        assertThat(request.priority()).isEqualTo(JobPriority.BACKFILL);
    }

    @Test
    void refusesWhatBreaksARule() {
        refuses(asked -> asked.setDigest("sha256:short"), "digest");
        refuses(asked -> asked.setRepository(RepositoryLocation.getDefaultInstance()), "account is missing");
        refuses(asked -> asked.addPlatforms("linux"), "platform");
        refuses(asked -> asked.setTag("a\0b"), "control characters");
        refuses(asked -> asked.setTag("t".repeat(2_000)), "too long");
    }

    @Test
    void refusesARequestWithoutTime() {
        var envelope = envelope(asked -> {}).toBuilder().clearRequestedAt().build();

        assertThatThrownBy(() -> RequestMessage.request(envelope, null)).isInstanceOf(MalformedEventException.class);
    }

    private static void refuses(Consumer<AnalysisRequested.Builder> edit, String reason) {
        assertThatThrownBy(() -> RequestMessage.request(envelope(edit), null))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(reason);
    }

    private static AnalysisRequest envelope(Consumer<AnalysisRequested.Builder> edit) {
        var asked = AnalysisRequested.newBuilder()
                .setRepository(RepositoryLocation.newBuilder()
                        .setAccount("123456789012")
                        .setRegion("eu-central-1")
                        .setRepository("team/app"))
                .setDigest(DIGEST)
                .setCause(Cause.CAUSE_PUSHED)
                .setPriority(Priority.PRIORITY_PUSH);
        edit.accept(asked);
        return AnalysisRequest.newBuilder()
                .setIntegrationId("integration-1")
                .setRequestedAt(Timestamp.newBuilder().setSeconds(5))
                .setAnalysisRequested(asked)
                .build();
    }
}
