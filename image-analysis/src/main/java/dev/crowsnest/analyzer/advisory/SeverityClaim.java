package dev.crowsnest.analyzer.advisory;

/**
 * What one advisory says of severity, as it says it.
 *
 * @param type {@code CVSS_V2}, {@code CVSS_V3}, {@code CVSS_V4}, or {@code Ubuntu} and the like for a vendor's own word, or
 *     {@code STATED} for {@code database_specific.severity}
 * @param value a CVSS vector, or a word
 */
public record SeverityClaim(String type, String value) {}
