package dev.crowsnest.analysis.job.messaging;

import dev.crowsnest.analysis.job.ImagePlace;
import dev.crowsnest.analysis.job.JobCause;
import dev.crowsnest.analysis.job.JobPriority;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.Platform;
import dev.crowsnest.contracts.MalformedEventException;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.Cause;
import dev.crowsnest.contracts.event.v1.Priority;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads requests into our words, and refuses those that break a rule. */
final class RequestMessage {

    /** ARNs and repositories have at most 256 characters in AWS, tags 128; the rest is ours. */
    private static final int LONGEST = 1_024;

    private RequestMessage() {}

    static JobRequest request(AnalysisRequest envelope, @Nullable String traceParent) throws MalformedEventException {
        AnalysisRequested asked = envelope.getAnalysisRequested();
        try {
            var subject = new JobRequest.Subject(
                    place(envelope, asked.getRepository()),
                    Digest.parse(asked.getDigest()),
                    cause(asked.getCause()),
                    text("tag", asked.getTag()));
            var access = new JobRequest.Access(
                    text("role", asked.getAccess().getRoleArn()),
                    text("external id", asked.getAccess().getExternalId()));
            var platforms = asked.getPlatformsList().stream()
                    .map(platform -> Platform.parse(text("platform", platform)))
                    .toList();
            return new JobRequest(
                    subject, access, priority(asked.getPriority()), platforms, requestedAt(envelope), traceParent);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(String.valueOf(e.getMessage()), e);
        }
    }

    static ImagePlace place(AnalysisRequest envelope, RepositoryLocation location) throws MalformedEventException {
        return new ImagePlace(
                required("integration id", envelope.getIntegrationId()),
                required("account", location.getAccount()),
                required("region", location.getRegion()),
                required("repository", location.getRepository()));
    }

    static Digest digest(String text) throws MalformedEventException {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(String.valueOf(e.getMessage()), e);
        }
    }

    static Instant requestedAt(AnalysisRequest envelope) throws MalformedEventException {
        if (!envelope.hasRequestedAt()) {
            throw new MalformedEventException("the time of the request is missing", null);
        }
        var at = envelope.getRequestedAt();
        try {
            return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
        } catch (DateTimeException e) {
            throw new MalformedEventException("the time of the request is out of range", e);
        }
    }

    static String required(String field, String value) throws MalformedEventException {
        if (value.isEmpty()) {
            throw new MalformedEventException("the " + field + " is missing", null);
        }
        try {
            return text(field, value);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException(String.valueOf(e.getMessage()), e);
        }
    }

    /** PostgreSQL stores no NUL, and nothing that AWS names has control characters. */
    private static String text(String field, String value) {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the " + field + " is too long or has control characters");
        }
        return value;
    }

    private static JobCause cause(Cause cause) {
        return switch (cause) {
            case CAUSE_PUSHED -> JobCause.PUSHED;
            case CAUSE_ENABLED -> JobCause.ENABLED;
            case CAUSE_ASKED -> JobCause.ASKED;
            // What a newer sender calls otherwise is work all the same.
            case CAUSE_RECONCILED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> JobCause.RECONCILED;
        };
    }

    private static JobPriority priority(Priority priority) {
        return switch (priority) {
            case PRIORITY_PUSH -> JobPriority.PUSH;
            case PRIORITY_BACKFILL, PRIORITY_UNSPECIFIED, UNRECOGNIZED -> JobPriority.BACKFILL;
            case PRIORITY_RECHECK -> JobPriority.RECHECK;
        };
    }
}
