package dev.crowsnest.analysis.scan;

import dev.crowsnest.analyzer.oci.registry.RegistryListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what goes over the wire, and what did not have to: every byte not pulled is money. */
@ApplicationScoped
public class ScanMetrics implements RegistryListener {

    private final MeterRegistry registry;
    private final Counter pulled;
    private final Counter saved;

    ScanMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.pulled = Counter.builder("crowsnest.pulled.bytes")
                .description("Bytes that registries sent")
                .register(registry);
        this.saved = Counter.builder("crowsnest.saved.bytes")
                .description("Bytes of layers that were known and not asked for")
                .register(registry);
    }

    @Override
    public void answered(Request request, int status) {
        registry.counter("crowsnest.registry.requests", "request", request.name(), "status", label(status))
                .increment();
    }

    @Override
    public void received(Request request, long bytes) {
        pulled.increment(bytes);
    }

    void saved(long bytes) {
        saved.increment(bytes);
    }

    /** A registry may answer any number, and each label is kept for ever. */
    private static String label(int status) {
        boolean isKnown = status == 0 || status >= 100 && status < 600;
        return isKnown ? Integer.toString(status) : "other";
    }
}
