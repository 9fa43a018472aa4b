package dev.crowsnest.analyzer.advisory;

import java.util.Locale;
import java.util.Optional;

/** What a claim of severity is written in, the one to be trusted most first, and how it is read. */
enum SeverityScale {
    /** A distribution's word for its own package: it knows how it is built and used there. */
    VENDOR("") {
        @Override
        boolean covers(SeverityClaim claim) {
            return !claim.type().startsWith("CVSS_") && !STATED.covers(claim);
        }
    },
    CVSS_4_0("CVSS 4.0"),
    CVSS_3_1("CVSS 3.1"),
    CVSS_3_0("CVSS 3.0"),
    CVSS_2_0("CVSS 2.0"),
    /** A word that a database adds to its record. */
    STATED("database_specific") {
        @Override
        boolean covers(SeverityClaim claim) {
            return claim.type().equals("STATED");
        }
    };

    private final String label;

    SeverityScale(String label) {
        this.label = label;
    }

    boolean covers(SeverityClaim claim) {
        return claim.type().startsWith("CVSS_") && versionOf(claim).equals(label);
    }

    /** For people: the scale's name, and for a vendor's word whose it is. */
    String label(SeverityClaim claim) {
        return label.isEmpty() ? claim.type() : label;
    }

    /** The severity that the claim states; empty when it states none, or cannot be read. */
    Optional<Severity> read(SeverityClaim claim) {
        return this == VENDOR || this == STATED
                ? ofWord(claim.value())
                : CvssScore.of(claim.value()).map(this::ofScore);
    }

    /** CVSS calls a score of nothing "none"; an advisory that somebody publishes with it is low. */
    private Severity ofScore(double score) {
        if (score >= 9 && this != CVSS_2_0) {
            return Severity.CRITICAL;
        }
        if (score >= 7) {
            return Severity.HIGH;
        }
        return score >= 4 ? Severity.MEDIUM : Severity.LOW;
    }

    private static String versionOf(SeverityClaim claim) {
        return switch (claim.type()) {
            case "CVSS_V4" -> "CVSS 4.0";
            case "CVSS_V3" -> claim.value().startsWith("CVSS:3.0/") ? "CVSS 3.0" : "CVSS 3.1";
            case "CVSS_V2" -> "CVSS 2.0";
            default -> "";
        };
    }

    private static Optional<Severity> ofWord(String word) {
        return switch (word.trim().toLowerCase(Locale.ROOT)) {
            case "critical" -> Optional.of(Severity.CRITICAL);
            case "high", "important" -> Optional.of(Severity.HIGH);
            case "medium", "moderate" -> Optional.of(Severity.MEDIUM);
            case "low", "negligible", "unimportant", "minor" -> Optional.of(Severity.LOW);
            default -> Optional.empty();
        };
    }
}
