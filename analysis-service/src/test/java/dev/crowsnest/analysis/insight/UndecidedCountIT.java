package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.advisory.AdvisoryChangeListener;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.finding.SubjectMatching;
import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted of an image and what is listed of it are one number. */
@QuarkusTest
class UndecidedCountIT {

    private static final Distribution DEBIAN = new Distribution("debian", "12", "Debian:12", "Debian 12");

    @Inject
    Inventories inventories;

    @Inject
    SubjectMatching matching;

    @Inject
    ImageInsights insights;

    @Inject
    AdvisoryChangeListener rematching;

    /** Of a file, of a jar that names no artifact, and of a third party's package of two architectures. */
    @Test
    void isAsMuchAsIsListed() {
        Digest image = digest();
        var inventory = new Inventory(
                DEBIAN,
                List.of(
                        software("pkg:generic/My%20App@1", PackageType.MAVEN, "My App", null, null),
                        software("pkg:deb/debian/libpq5@1?arch=amd64", PackageType.DEB, "libpq5", "amd64", "Acme"),
                        software("pkg:deb/debian/libpq5@1?arch=i386", PackageType.DEB, "libpq5", "i386", "Acme")),
                List.of(new Problem("opt/broken.jar", "it is no archive")));
        inventories.save(new ImageInventory(image, "linux/amd64", 42, inventory), "test");

        int ofSubjects = matching.matchImage(
                        image,
                        inventory.packages().stream()
                                .flatMap(one -> MatchSubjects.of(one, inventory.distribution()).stream())
                                .distinct()
                                .toList())
                .undecided();

        assertThat(ofSubjects).isEqualTo(2);
        assertThat(insights.report(image, "").orElseThrow().undecided())
                .hasSize(inventory.problems().size() + ofSubjects);

        // What no advisory can be looked up for is left as it is.
        QuarkusTransaction.requiringNew().run(() -> rematching.changed(new ConcernedNames.All()));

        assertThat(insights.report(image, "").orElseThrow().undecided())
                .hasSize(inventory.problems().size() + ofSubjects);
    }

    private static SoftwarePackage software(
            String purl, PackageType type, String name, @Nullable String architecture, @Nullable String origin) {
        var record = new PackageRecord(
                type, "", name, "1", null, architecture, new PackageRecord.Origin(null, origin, null), "", null);
        return new SoftwarePackage(purl, record, digest(), List.of("somewhere"));
    }

    private static Digest digest() {
        return Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }
}
