package dev.crowsnest.ingest.trace;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Traces a push only where somebody collects it: a context that goes nowhere costs {@code bench/ingest} events. Quarkus' own
 * keys for the exporter decide, so that naming a collector is all there is to do; where none is named, a push's trace begins
 * in integration-service.
 */
public final class TraceSwitch implements ConfigSourceFactory {

    static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
    static final String TRACES_ENDPOINT = "quarkus.otel.exporter.otlp.traces.endpoint";
    static final String SDK_DISABLED = "quarkus.otel.sdk.disabled";
    static final String KAFKA_TRACING = "mp.messaging.outgoing.registry-events.tracing-enabled";

    /** Below application.properties, so that whoever sets a key by hand is obeyed. */
    private static final int ORDINAL = 200;

    /** Both keys always, as the build keeps what it read as the default of the run. */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean collected = isSet(context.getValue(ENDPOINT)) || isSet(context.getValue(TRACES_ENDPOINT));
        return List.of(new PropertiesConfigSource(
                Map.of(SDK_DISABLED, Boolean.toString(!collected), KAFKA_TRACING, Boolean.toString(collected)),
                "whether anybody collects traces",
                ORDINAL));
    }

    private static boolean isSet(@Nullable ConfigValue key) {
        return key != null && key.getValue() != null && !key.getValue().isBlank();
    }
}
