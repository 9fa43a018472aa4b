package dev.crowsnest.analyzer.explanation;

import dev.crowsnest.analyzer.match.JudgedAdvisory;
import dev.crowsnest.analyzer.match.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One advisory that a package was held against.
 *
 * @param affected the versions that it calls affected, for people: {@code < 3.0.11}; listed ones are counted, not named
 * @param reason why it came to this, as a clause
 * @param fixed the version that ends it; absent unless the package is affected and a fix is known
 */
public record ConsultedAdvisory(
        String advisory,
        String export,
        List<String> affected,
        Standing standing,
        String reason,
        @Nullable String fixed) {

    /** Copies the list. */
    public ConsultedAdvisory {
        affected = List.copyOf(affected);
    }

    static ConsultedAdvisory of(JudgedAdvisory judged) {
        return new ConsultedAdvisory(
                judged.advisory().id(),
                judged.advisory().key().export(),
                AffectedRanges.of(judged),
                Standing.of(judged.verdict()),
                reason(judged),
                judged.verdict() instanceof Verdict.Affected affected ? affected.fixed() : null);
    }

    private static String reason(JudgedAdvisory judged) {
        Verdict verdict = judged.verdict();
        if (verdict instanceof Verdict.Affected affected) {
            return judged.comparison().version() + " is in: " + affected.range();
        }
        return verdict instanceof Verdict.NotAffected not ? not.reason() : ((Verdict.Undecidable) verdict).reason();
    }
}
