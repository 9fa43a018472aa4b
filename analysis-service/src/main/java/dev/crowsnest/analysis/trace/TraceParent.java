package dev.crowsnest.analysis.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace as one line of text, so that it can wait in a row and travel in a header.
 *
 * @see <a href="https://www.w3.org/TR/2021/REC-trace-context-1-20211123/#traceparent-header">W3C Trace Context, traceparent</a>
 */
public final class TraceParent {

    private static final String NAME = "traceparent";

    private TraceParent() {}

    /** The present span's; absent when nobody traces. */
    public static @Nullable String current() {
        if (!Span.current().getSpanContext().isValid()) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get(NAME);
    }

    /** A context whose next span continues there; a fresh one when the text is absent or not well-formed. */
    public static Context contextOf(@Nullable String traceParent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, new Line());
    }

    /** Does the work there, unless the present span, which then is a later place of the same trace, says it better. */
    public static void within(@Nullable String traceParent, Runnable work) {
        Context place = current() == null ? contextOf(traceParent) : Context.current();
        try (Scope ignored = place.makeCurrent()) {
            work.run();
        }
    }

    private static final class Line implements TextMapGetter<@Nullable String> {

        @Override
        public Iterable<String> keys(@Nullable String carrier) {
            return Set.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(NAME) ? carrier : null;
        }
    }
}
