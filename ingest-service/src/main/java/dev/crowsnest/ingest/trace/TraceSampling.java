package dev.crowsnest.ingest.trace;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records a push only where somebody collects it: spans that go nowhere cost {@code bench/ingest} events. The other services
 * follow what is decided here, and every push has a trace id in any case.
 */
@ApplicationScoped
class TraceSampling {

    /**
     * Takes Quarkus' own key for the exporter, so that naming a collector is all there is to do.
     *
     * @param endpoint absent or blank where nobody collects
     * @param ratio of all pushes that are recorded; 1 for all
     */
    @Produces
    @ApplicationScoped
    Sampler sampler(
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "quarkus.otel.traces.sampler.arg", defaultValue = "1.0") double ratio) {
        return endpoint.filter(address -> !address.isBlank())
                .map(address -> Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .orElseGet(Sampler::alwaysOff);
    }
}
