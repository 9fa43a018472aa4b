package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What is known of subjects, without judging any. */
@ApplicationScoped
public class ImageVerdicts {

    private final SubjectStore subjects;
    private final VerdictStore verdicts;

    ImageVerdicts(SubjectStore subjects, VerdictStore verdicts) {
        this.subjects = subjects;
        this.verdicts = verdicts;
    }

    /** The verdict on each; empty when one of them was never judged, as of an image whose analysis is under way. */
    @Transactional
    public Optional<Map<MatchSubject, SubjectVerdict>> of(List<MatchSubject> wanted) {
        Map<UUID, MatchSubject> byIdentity = new TreeMap<>();
        wanted.forEach(subject -> byIdentity.put(SubjectIdentity.of(subject), subject));
        Map<UUID, Integer> keys = subjects.keys(byIdentity.keySet());
        if (keys.size() < byIdentity.size()) {
            return Optional.empty();
        }
        List<StoredSubject> stored = new ArrayList<>();
        keys.forEach((identity, key) -> {
            MatchSubject subject = byIdentity.get(identity);
            if (subject != null) {
                stored.add(new StoredSubject(key, subject));
            }
        });
        Map<MatchSubject, SubjectVerdict> found = new HashMap<>();
        verdicts.of(stored).values().forEach(verdict -> found.put(verdict.subject(), verdict));
        return Optional.of(found);
    }
}
