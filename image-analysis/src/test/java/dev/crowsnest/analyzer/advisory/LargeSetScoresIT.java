package dev.crowsnest.analyzer.advisory;

import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every CVSS vector of the large set of advisories is scored as a second library scores it. */
class LargeSetScoresIT {

    @Test
    void agreeWithASecondLibrary() {
        String property = System.getProperty("crowsnest.test.advisories", "");
        Assumptions.assumeFalse(property.isBlank(), "skipped: crowsnest.test.advisories names no set of advisories");
        var export = new OsvExport(URI.create(property));
        Set<SeverityClaim> vectors = new LinkedHashSet<>();
        export.forEach(
                export.ecosystems(),
                advisory -> claims(advisory)
                        .filter(claim -> claim.type().startsWith("CVSS_"))
                        .forEach(vectors::add));

        List<String> differences = vectors.stream()
                .flatMap(claim -> CvssReference.difference(claim).stream())
                .toList();

        assertThat(vectors).hasSizeGreaterThan(1_000);
        assertThat(differences).isEmpty();
        System.out.println(vectors.size() + " CVSS vectors scored alike by two libraries");
    }

    private static Stream<SeverityClaim> claims(Advisory advisory) {
        return Stream.concat(
                advisory.severities().stream(),
                advisory.affected().stream().flatMap(affected -> affected.severities().stream()));
    }
}
