package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The subjects of an image, each judged once, and what of them could not be judged: one for each pair of subject and advisory, which is
 * how they are counted. Packages with one subject, as one of several architectures, are told together.
 */
final class JudgedSubjects {

    private record Judged(SubjectVerdict verdict, Set<String> places) {}

    private final Function<MatchSubject, SubjectVerdict> verdicts;
    private final Map<MatchSubject, Judged> judged = new HashMap<>();

    JudgedSubjects(Function<MatchSubject, SubjectVerdict> verdicts) {
        this.verdicts = verdicts;
    }

    /** The verdict on a subject of what is found at {@code place}. */
    SubjectVerdict verdict(MatchSubject subject, String place) {
        Judged one = judged.computeIfAbsent(subject, asked -> new Judged(verdicts.apply(asked), new TreeSet<>()));
        one.places().add(place);
        return one.verdict();
    }

    Stream<ReportedUndecided> undecided() {
        return judged.values().stream().flatMap(one -> {
            String place = String.join(", ", one.places());
            return one.verdict().undecided().stream()
                    .map(open -> new ReportedUndecided(place, open.advisory(), open.reason()));
        });
    }
}
