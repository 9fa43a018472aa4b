package dev.crowsnest.analyzer.advisory.osv;

import dev.crowsnest.analyzer.advisory.Advisory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** Every record of the large advisory set, written and read again, is the same advisory. */
@EnabledIfSystemProperty(
        named = "crowsnest.test.advisories",
        matches = ".+",
        disabledReason = "the large advisory set is not here: -Dcrowsnest.test.advisories=<address>")
class LargeSetWriterIT {

    private final OsvReader reader = new OsvReader();
    private final OsvWriter writer = new OsvWriter();
    private final List<String> different = new ArrayList<>();
    private int compared;

    @Test
    void writesEveryRecordSoThatItIsReadAlike() {
        var exports = new OsvExport(URI.create(System.getProperty("crowsnest.test.advisories")));

        exports.forEach(exports.ecosystems(), this::compare);

        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(10_000);
    }

    private void compare(Advisory advisory) {
        compared++;
        try {
            if (!reader.read(advisory.key().export(), writer.write(advisory)).equals(advisory)) {
                different.add(advisory.key().toString());
            }
        } catch (MalformedAdvisoryException e) {
            different.add(String.valueOf(e.getMessage()));
        }
    }
}
