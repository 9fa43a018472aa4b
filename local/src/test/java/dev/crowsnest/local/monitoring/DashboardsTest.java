package dev.crowsnest.local.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardsTest {

    private static final int COLUMNS = 24;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "posture"})
    void sayOfEachPanelWhatItShows(String name) throws IOException {
        assertThat(Monitoring.dashboard(name).path("uid").asText()).isEqualTo("crowsnest-" + name);
        assertThat(Monitoring.panels(name)).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(panel.path("description").asText()).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${source}");
            assertThat(Monitoring.items(panel.path("targets")))
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(target.path("expr").asText()).isNotBlank());
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(COLUMNS);
        });
        assertThat(Monitoring.panels(name).map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates();
    }

    @Test
    void askWhatPrometheusUnderstands() throws Exception {
        StringBuilder rules = new StringBuilder("groups: [{name: dashboards, rules: [\n");
        List<String> queries = Monitoring.queries();
        for (int i = 0; i < queries.size(); i++) {
            String quoted = queries.get(i).replace("'", "''").replace('\n', ' ');
            rules.append("{record: 'query:")
                    .append(i)
                    .append("', expr: '")
                    .append(quoted)
                    .append("'},\n");
        }
        Path file = Files.writeString(directory.resolve("queries.yaml"), rules.append("]}]\n"));

        Monitoring.promtool("check", "rules", file.toString());
    }
}
