package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.image.SeverityCounts;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found for one platform of an image. */
@Entity
@Table(name = "image_platform")
class PlatformRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    UUID imageId;
    int place;
    String digest;
    String platform;

    @Nullable
    String distribution;

    int packages;
    int critical;
    int high;
    int medium;
    int low;
    int unspecified;
    int fixable;
    int undecided;
    long size;

    static PlatformRow of(UUID imageId, int place, PlatformResult result) {
        var row = new PlatformRow();
        row.imageId = imageId;
        row.place = place;
        row.digest = result.digest().text();
        row.platform = result.platform();
        row.write(result);
        return row;
    }

    final void write(PlatformResult result) {
        distribution = result.distribution();
        packages = result.packages();
        critical = result.vulnerabilities().critical();
        high = result.vulnerabilities().high();
        medium = result.vulnerabilities().medium();
        low = result.vulnerabilities().low();
        unspecified = result.vulnerabilities().unspecified();
        fixable = result.fixable();
        undecided = result.undecided();
        size = result.size();
    }

    PlatformResult toResult() {
        return new PlatformResult(
                new Digest(digest),
                platform,
                distribution,
                packages,
                new SeverityCounts(critical, high, medium, low, unspecified),
                fixable,
                undecided,
                size);
    }
}
