package dev.crowsnest.integration.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image and what is known of it, in the shape and order that the command line prints.
 *
 * @param digest of the platform's manifest
 * @param distribution for people; absent when the image names none
 * @param packages how many
 */
public record Report(
        String digest,
        String platform,
        @Nullable String distribution,
        int packages,
        List<Finding> findings,
        List<Undecided> undecided,
        Advisories advisories) {

    /** Copies the lists. */
    public Report {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
    }

    /**
     * A vulnerability of one package.
     *
     * @param severity CRITICAL, HIGH, MEDIUM, LOW or UNSPECIFIED
     * @param fixed absent when no fix is known
     * @param fixState FIXED, NOT_FIXED, WONT_FIX or UNKNOWN
     * @param kev absent when CISA does not list it
     * @param epss absent when FIRST does not score it
     */
    public record Finding(
            String id,
            List<String> aliases,
            String purl,
            String severity,
            @Nullable String fixed,
            String fixState,
            Evidence evidence,
            @Nullable Kev kev,
            @Nullable Epss epss) {

        /** Copies the list. */
        public Finding {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * CISA's catalogue lists the vulnerability: attacks were seen.
     *
     * @param added ISO 8601, as the next
     * @param due absent when none is set
     * @param ransomware whether campaigns of ransomware are known to use it
     */
    public record Kev(String added, @Nullable String due, boolean ransomware) {}

    /** How likely attacks are within 30 days; both lie between 0 and 1. */
    public record Epss(double probability, double percentile) {}

    /** Why a finding stands: what was compared with what. */
    public record Evidence(
            String advisory,
            String export,
            String comparedName,
            String comparedVersion,
            String range,
            String severitySource) {}

    /**
     * Something that could not be judged.
     *
     * @param place a purl, or the path of a file
     * @param advisory absent when a file could not be read
     */
    public record Undecided(String place, @Nullable String advisory, String reason) {}

    /**
     * What the image was matched with.
     *
     * @param advisories how many
     * @param synced when it was last brought up to date, RFC 3339; absent when never
     */
    public record Advisories(
            String name, long advisories, @Nullable String synced) {}
}
