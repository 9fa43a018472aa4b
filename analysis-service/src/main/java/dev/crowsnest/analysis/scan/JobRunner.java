package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.job.AnalysisOutcome;
import dev.crowsnest.analysis.job.Job;
import dev.crowsnest.analysis.job.JobConfig;
import dev.crowsnest.analysis.job.JobFailure;
import dev.crowsnest.analysis.job.Jobs;
import dev.crowsnest.analysis.job.Traffic;
import dev.crowsnest.analysis.patience.Patience;
import dev.crowsnest.analysis.trace.TraceParent;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;

/** Runs one job from its lease to its end, within the trace of whoever asked for it. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOGGER = Logger.getLogger(JobRunner.class);

    /** A slow registry may be faster the second time; a third time would take it another half hour to be slow. */
    private static final int TRIES_OUT_OF_TIME = 2;

    private final ImageScan scan;
    private final ScanCompletion completion;
    private final Jobs jobs;
    private final JobConfig config;
    private final Patience patience;
    private final Tracer tracer;

    JobRunner(
            ImageScan scan, ScanCompletion completion, Jobs jobs, JobConfig config, Patience patience, Tracer tracer) {
        this.scan = scan;
        this.completion = completion;
        this.jobs = jobs;
        this.config = config;
        this.patience = patience;
        this.tracer = tracer;
    }

    void run(Job job, ScanRun run) {
        Span span = tracer.spanBuilder("analyze image")
                .setParent(TraceParent.contextOf(job.request().traceParent()))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("imageDigest", job.request().digest().toString())
                .setAttribute("repository", job.request().place().toString())
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            attempt(job, run);
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            LOGGER.errorf(
                    e,
                    "Could not record the end of a job, imageDigest=%s",
                    job.request().digest());
        } finally {
            span.end();
        }
    }

    private void attempt(Job job, ScanRun run) {
        var task = new FutureTask<>(() -> scan.scan(job.request(), run));
        task.run();
        try {
            finish(job, task.get());
        } catch (ExecutionException e) {
            if (!run.isCancelled()) {
                end(job, Objects.requireNonNull(e.getCause()), run.traffic());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(Job job, AnalysisOutcome outcome) {
        boolean held = patience.insist("record a result", () -> completion.complete(job, outcome));
        if (!held) {
            LOGGER.warnf(
                    "Dropped a result that came too late, imageDigest=%s",
                    job.request().digest());
        }
    }

    private void end(Job job, Throwable cause, Traffic traffic) {
        if (cause instanceof ImageAccessException refused && refused.kind() == ImageAccessException.Kind.RATE_LIMITED) {
            slowDown(job, PlainText.of(String.valueOf(refused.getMessage())), traffic);
        } else {
            fail(job, failure(job, cause), traffic);
        }
    }

    private void slowDown(Job job, String reason, Traffic traffic) {
        patience.insist("record that a registry asks for less", () -> jobs.slowDown(job, reason, traffic));
        LOGGER.infof(
                "A registry asks for less, imageDigest=%s reason=%s",
                job.request().digest(), reason);
    }

    private void fail(Job job, JobFailure failure, Traffic traffic) {
        Span.current().setStatus(StatusCode.ERROR, failure.reason());
        boolean held = patience.insist("record a failure", () -> jobs.fail(job, failure, traffic));
        LOGGER.infof(
                "An analysis failed, imageDigest=%s try=%d held=%s reason=%s",
                job.request().digest(), job.tryNumber(), held, failure.reason());
    }

    private JobFailure failure(Job job, Throwable cause) {
        if (cause instanceof ImageAccessException refused) {
            return new JobFailure(PlainText.of(String.valueOf(refused.getMessage())), tries(refused));
        }
        LOGGER.errorf(
                cause,
                "An analysis failed unexpectedly, imageDigest=%s",
                job.request().digest());
        String reason = "could not analyse " + job.request().digest() + ": an unexpected failure, "
                + cause.getClass().getSimpleName() + ", which the log of analysis-service tells more about";
        return new JobFailure(reason, config.tries());
    }

    private int tries(ImageAccessException refused) {
        if (refused.kind() == ImageAccessException.Kind.OUT_OF_TIME) {
            return TRIES_OUT_OF_TIME;
        }
        return refused.isRetryable() ? config.tries() : 1;
    }
}
