package dev.crowsnest.ingest.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceSamplingTest {

    @Test
    void recordsEveryPushWhereACollectorIsNamed() {
        assertThat(decision(sampler("http://collector:4317", 1.0))).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void recordsNoneWhereNobodyCollects() {
        assertThat(decision(sampler(" ", 1.0))).isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void recordsTheShareThatWasAskedFor() {
        assertThat(decision(sampler("http://collector:4317", 0.0))).isEqualTo(SamplingDecision.DROP);
    }

    private static Sampler sampler(String endpoint, double ratio) {
        return new TraceSampling().sampler(Optional.of(endpoint), ratio);
    }

    private static SamplingDecision decision(Sampler sampler) {
        return sampler.shouldSample(
                        Context.root(),
                        "0123456789abcdef0123456789abcdef",
                        "push",
                        SpanKind.SERVER,
                        Attributes.empty(),
                        List.of())
                .getDecision();
    }
}
