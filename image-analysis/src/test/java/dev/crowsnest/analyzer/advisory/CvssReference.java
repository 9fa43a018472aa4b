package dev.crowsnest.analyzer.advisory;

import java.util.Optional;
import org.metaeffekt.core.security.cvss.CvssVector;

/** What another library makes of CVSS vectors, and the severities as the specifications of CVSS draw their borders. */
final class CvssReference {

    private CvssReference() {}

    /** The score of the base metrics; empty when it cannot read the vector. */
    static Optional<Double> score(String vector) {
        CvssVector read = CvssVector.parseVector(vector);
        return Optional.ofNullable(read).map(CvssVector::getBaseScore).filter(score -> !score.isNaN());
    }

    /** Qualitative severity rating scale of versions 3.0 to 4.0; NVD's of version 2. None, a score of nothing, is low to us. */
    static Severity severity(String vector, double score) {
        if (score >= 9 && vector.startsWith("CVSS:")) {
            return Severity.CRITICAL;
        }
        if (score >= 7) {
            return Severity.HIGH;
        }
        return score >= 4 ? Severity.MEDIUM : Severity.LOW;
    }

    /** How our library and this one differ over a vector; empty when they do not. */
    static Optional<String> difference(SeverityClaim claim) {
        Optional<Double> ours = CvssScore.of(claim.value());
        Optional<Double> theirs = score(claim.value());
        Optional<Severity> severity = scale(claim).read(claim);
        boolean isSame = ours.equals(theirs) && severity.equals(theirs.map(score -> severity(claim.value(), score)));
        return isSame
                ? Optional.empty()
                : Optional.of(claim.value() + ": ours " + ours + " " + severity + ", theirs " + theirs);
    }

    private static SeverityScale scale(SeverityClaim claim) {
        for (SeverityScale scale : SeverityScale.values()) {
            if (scale != SeverityScale.VENDOR && scale.covers(claim)) {
                return scale;
            }
        }
        throw new IllegalArgumentException("no scale of CVSS: " + claim);
    }
}
