package dev.crowsnest.integration.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trace context as one line of text, to be kept in a row. */
public final class TraceParent {

    private static final String FIELD = "traceparent";

    private TraceParent() {}

    /** The trace that this code runs in; absent when there is none. */
    public static @Nullable String current() {
        var carrier = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get(FIELD);
    }

    /** The context that a line names. */
    public static Context parse(@Nullable String line) {
        return line == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), line, new OneLine());
    }

    private static final class OneLine implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(FIELD);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return FIELD.equals(key) ? carrier : null;
        }
    }
}
