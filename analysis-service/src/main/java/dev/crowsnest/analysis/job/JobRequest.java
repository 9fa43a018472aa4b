package dev.crowsnest.analysis.job;

import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants analysed, with all that is needed to do it.
 *
 * @param digest of a manifest or an index
 * @param platforms of an index; all of them when empty
 * @param traceParent absent when nobody traces
 */
public record JobRequest(
        Subject subject,
        Access access,
        JobPriority priority,
        List<Platform> platforms,
        Instant requestedAt,
        @Nullable String traceParent) {

    /** Copies the list. */
    public JobRequest {
        platforms = List.copyOf(platforms);
    }

    /**
     * What makes two requests one job: while one is open, another adds nothing.
     *
     * @param tag for people only, and no part of what makes it the same
     */
    public record Subject(ImagePlace place, Digest digest, JobCause cause, String tag) {}

    /**
     * How the registry is reached.
     *
     * @param roleArn empty when our own identity is used as it is
     */
    public record Access(String roleArn, String externalId) {}

    public ImagePlace place() {
        return subject.place();
    }

    public Digest digest() {
        return subject.digest();
    }
}
