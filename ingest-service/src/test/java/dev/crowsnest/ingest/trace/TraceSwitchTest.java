package dev.crowsnest.ingest.trace;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceSwitchTest {

    @Test
    void tracesWhereACollectorIsNamed() {
        SmallRyeConfig config = with(Map.of(TraceSwitch.ENDPOINT, "http://collector:4317"));
        assertThat(config.getValue(TraceSwitch.SDK_DISABLED, boolean.class)).isFalse();
        assertThat(config.getValue(TraceSwitch.KAFKA_TRACING, boolean.class)).isTrue();
    }

    @Test
    void tracesWhereACollectorOfTracesAloneIsNamed() {
        SmallRyeConfig config =
                with(Map.of(TraceSwitch.ENDPOINT, " ", TraceSwitch.TRACES_ENDPOINT, "http://collector:4317"));
        assertThat(config.getValue(TraceSwitch.SDK_DISABLED, boolean.class)).isFalse();
    }

    @Test
    void tracesNothingWhereNobodyCollects() {
        SmallRyeConfig config = with(Map.of(TraceSwitch.ENDPOINT, " "));
        assertThat(config.getValue(TraceSwitch.SDK_DISABLED, boolean.class)).isTrue();
        assertThat(config.getValue(TraceSwitch.KAFKA_TRACING, boolean.class)).isFalse();
    }

    @Test
    void obeysWhoeverSetsAKeyByHand() {
        SmallRyeConfig config = with(Map.of(TraceSwitch.ENDPOINT, " ", TraceSwitch.SDK_DISABLED, "false"));
        assertThat(config.getValue(TraceSwitch.SDK_DISABLED, boolean.class)).isFalse();
    }

    private static SmallRyeConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new TraceSwitch())
                .withSources(new PropertiesConfigSource(settings, "settings", 250))
                .build();
    }
}
