package dev.crowsnest.analyzer.report;

/**
 * Which image a report is of.
 *
 * @param image as it was asked for
 * @param digest of the platform's manifest
 * @param platform {@code linux/amd64}
 */
public record ReportedImage(String image, String digest, String platform) {}
