package dev.crowsnest.integration.image;

/** Distinct vulnerabilities, each at its highest severity. */
public record SeverityCounts(int critical, int high, int medium, int low, int unspecified) {

    /** Nothing was found. */
    public static final SeverityCounts NONE = new SeverityCounts(0, 0, 0, 0, 0);

    /** Of two images, each by itself. */
    public SeverityCounts plus(SeverityCounts other) {
        return new SeverityCounts(
                critical + other.critical,
                high + other.high,
                medium + other.medium,
                low + other.low,
                unspecified + other.unspecified);
    }
}
