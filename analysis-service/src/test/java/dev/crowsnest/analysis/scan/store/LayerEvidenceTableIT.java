package dev.crowsnest.analysis.scan.store;

import dev.crowsnest.analysis.SchemaDatabase;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.oci.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LayerEvidenceTableIT {

    private final Jdbi jdbi = SchemaDatabase.open("layers");
    private final LayerEvidenceTable table = new LayerEvidenceTable(jdbi);

    @Test
    void remembersALayerBeyondTheLifeOfTheProcess() {
        LayerEvidence evidence = evidence("a");
        table.keep(evidence, "r1");

        assertThat(new LayerEvidenceTable(jdbi).find(evidence.blob(), "r1")).contains(evidence);
    }

    @Test
    void knowsNothingThatOtherCatalogersRead() {
        LayerEvidence evidence = evidence("b");
        table.keep(evidence, "r1");

        assertThat(table.find(evidence.blob(), "r2")).isEmpty();
    }

    @Test
    void forgetsWhatWasNotUsedForLong() {
        LayerEvidence used = evidence("used");
        LayerEvidence unused = evidence("unused");
        table.keep(used, "r1");
        table.keep(unused, "r1");
        jdbi.useHandle(handle -> handle.execute("update layer_evidence set used_on = current_date - 100"));
        table.find(used.blob(), "r1");

        int gone = table.forget(Duration.ofDays(90), 10);

        assertThat(gone).isPositive();
        assertThat(table.find(used.blob(), "r1")).isPresent();
        assertThat(table.find(unused.blob(), "r1")).isEmpty();
    }

    private static LayerEvidence evidence(String name) {
        Digest blob = Digest.of(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new LayerEvidence(blob, List.of(), List.of(), List.of("opaque"), List.of(), Map.of(), List.of(), 5);
    }
}
