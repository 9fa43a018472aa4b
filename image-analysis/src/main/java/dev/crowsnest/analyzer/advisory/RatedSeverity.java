package dev.crowsnest.analyzer.advisory;

/**
 * A severity and who said so.
 *
 * @param source the advisory and the scale: {@code GHSA-… (CVSS 3.1)}; {@code none} when nobody said anything
 */
public record RatedSeverity(Severity severity, String source) {

    public static final RatedSeverity UNSPECIFIED = new RatedSeverity(Severity.UNSPECIFIED, "none");
}
