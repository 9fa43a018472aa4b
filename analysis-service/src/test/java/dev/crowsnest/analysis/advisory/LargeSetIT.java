package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.VulnerabilityIdentity;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** The stored set answers as the one in memory does, over all of the large advisory set. */
@QuarkusTest
@EnabledIfSystemProperty(
        named = "crowsnest.test.advisories",
        matches = ".+",
        disabledReason = "the large advisory set is not here: -Dcrowsnest.test.advisories=<address>")
class LargeSetIT {

    private static final Logger LOGGER = Logger.getLogger(LargeSetIT.class);

    /** Every so many-th record is asked for; all would take minutes. */
    private static final int STEP = 23;

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisoryCatalogue catalogue;

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
    }

    @Test
    void answersAsTheSetInMemoryDoes() {
        URI address = URI.create(System.getProperty("crowsnest.test.advisories"));
        long begun = System.nanoTime();
        assertThat(desk.sync(address)).isTrue();
        long loaded = System.nanoTime();
        assertThat(desk.sync(address)).isTrue();
        LOGGER.infof(
                "large set: %s first-sync=%.1fs second-sync=%.1fs",
                catalogue.edition().describe(), (loaded - begun) / 1e9, (System.nanoTime() - loaded) / 1e9);
        List<Advisory> all = new ArrayList<>();
        var export = new OsvExport(address);
        export.forEach(export.ecosystems(), all::add);
        var memory = InMemoryAdvisorySet.of(all, new AdvisoryEdition("memory", all.size(), null));

        var stored = catalogue.consult(List.of());
        int compared = 0;
        for (int i = 0; i < all.size(); i += STEP) {
            Advisory advisory = all.get(i);
            var names = VulnerabilityIdentity.names(advisory);
            assertThat(stored.naming(names)).isEqualTo(memory.naming(names));
            if (!advisory.affected().isEmpty()) {
                var affected = advisory.affected().get(0);
                if (Ecosystem.of(affected.stream()).isPresent()) {
                    assertThat(stored.about(affected.stream(), affected.name()))
                            .isEqualTo(memory.about(affected.stream(), affected.name()));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
    }
}
