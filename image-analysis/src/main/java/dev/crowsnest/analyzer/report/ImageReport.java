package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one image: the same in the command line, the API and the pages.
 *
 * @param image as it was asked for
 * @param digest of the platform's manifest
 * @param platform {@code linux/amd64}
 * @param distribution for people; absent when the image names none
 * @param packages how many
 * @param findings one for each vulnerability and package, sorted by severity, id, purl
 * @param undecided what could not be judged, sorted by place and reason
 * @param advisories what the image was matched with
 */
public record ImageReport(
        String image,
        String digest,
        String platform,
        @Nullable String distribution,
        int packages,
        List<ReportedFinding> findings,
        List<ReportedUndecided> undecided,
        AdvisoryEdition advisories) {

    /** Copies the lists. */
    public ImageReport {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
    }
}
