package dev.crowsnest.analyzer.advisory;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import us.springett.cvss.Cvss;
import us.springett.cvss.MalformedVectorException;

/**
 * The score of the base metrics of a CVSS vector.
 *
 * <p>Of all versions alike, the base metrics alone count: what a vector adds of threats (no exploit was known when it was written) and of
 * somebody's environment is not true of today, nor of ours. CVSS 4.0 has one formula for all of them, so the others are cut off before
 * it is asked.
 */
final class CvssScore {

    /** As far as any metric of a vector is long, with room; the parser's expressions see nothing longer. */
    private static final int VECTOR_LENGTH = 512;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}(?:\\.\\d{1,2})?");

    private static final String V4 = "CVSS:4.0";

    private static final Set<String> V4_BASE =
            Set.of("CVSS", "AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA");

    private CvssScore() {}

    /** @param value a vector, or a score as it is; empty when it is neither */
    static Optional<Double> of(String value) {
        if (NUMBER.matcher(value).matches()) {
            return Optional.of(Double.parseDouble(value));
        }
        if (value.length() > VECTOR_LENGTH) {
            return Optional.empty();
        }
        try {
            Cvss cvss = Cvss.fromVector(value.startsWith(V4) ? baseOfV4(value) : value);
            return cvss == null
                    ? Optional.empty()
                    : Optional.of(cvss.calculateScore().getBaseScore());
        } catch (MalformedVectorException | IllegalArgumentException | NullPointerException e) {
            // A vector is what a stranger wrote; one that cannot be read says nothing, and the next source is asked.
            return Optional.empty();
        }
    }

    private static String baseOfV4(String vector) {
        return Arrays.stream(vector.split("/"))
                .filter(metric -> V4_BASE.contains(metric.split(":", 2)[0]))
                .collect(Collectors.joining("/"));
    }
}
