package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Severity;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts of one image.
 *
 * @param vulnerabilities distinct ones, each at its highest severity; severities without any are left out
 * @param fixable how many of them have a fix
 * @param undecided pairs of subject and advisory that could not be judged
 */
public record ImageFindings(Map<Severity, Integer> vulnerabilities, int fixable, int undecided) {

    /** An image without subjects. */
    public static final ImageFindings NONE = new ImageFindings(Map.of(), 0, 0);

    /** Copies the map. */
    public ImageFindings {
        vulnerabilities = vulnerabilities.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(vulnerabilities));
    }

    /** How many vulnerabilities are this bad. */
    public int count(Severity severity) {
        return vulnerabilities.getOrDefault(severity, 0);
    }
}
