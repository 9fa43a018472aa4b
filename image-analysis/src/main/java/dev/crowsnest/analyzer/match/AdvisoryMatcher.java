package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Stream;
import java.util.Optional;

/**
 * Judges the packages of some streams by those streams' advisories.
 *
 * <p>Stateless and safe for use by several threads. It reads nothing but the subject and the advisory, so equal subjects get
 * equal verdicts, today and when they are asked again.
 */
public interface AdvisoryMatcher {

    /** Whether subjects of this stream are this matcher's. No stream belongs to two matchers. */
    boolean covers(Stream stream);

    /** What to look up and compare; empty when no advisory of its stream speaks of such a package. */
    Optional<Comparison> comparison(MatchSubject subject);

    /**
     * The verdict on this subject whatever is looked up says; empty for nearly all. Such a subject has no findings, and whoever asks
     * why is told this one.
     */
    default Optional<Verdict> exemption(MatchSubject subject) {
        return Optional.empty();
    }

    /**
     * Why no advisory can be held against this subject with certainty, as a clause for people; empty for nearly all. All that is
     * looked up is then undecided.
     */
    default Optional<String> doubt(MatchSubject subject) {
        return Optional.empty();
    }

    /** The comparison that a verdict rests on: none for a subject that is exempt, whose advisories need not even be read. */
    default Optional<Comparison> decisiveComparison(MatchSubject subject) {
        return exemption(subject).isPresent() ? Optional.empty() : comparison(subject);
    }

    /** What is said of this subject by an advisory that was looked up with its decisive comparison. */
    default Verdict judge(MatchSubject subject, Comparison comparison, Advisory advisory) {
        return doubt(subject).<Verdict>map(Verdict.Undecidable::new).orElseGet(() -> judge(comparison, advisory));
    }

    /** The advisory's verdict on what is compared, over all that it says of that stream and name. */
    default Verdict judge(Comparison comparison, Advisory advisory) {
        return AffectedVersions.of(advisory, comparison.stream(), comparison.name())
                .judge(comparison.version(), comparison.scheme());
    }
}
