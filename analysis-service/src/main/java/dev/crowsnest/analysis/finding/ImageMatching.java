package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Judges the subjects of new images that no image had before. */
@ApplicationScoped
class ImageMatching implements SubjectMatching {

    /** Of unseen subjects in one transaction: whoever changes advisories waits for its end. */
    private static final int BATCH = 200;

    private final SubjectStore subjects;
    private final VerdictStore verdicts;
    private final ImageStore images;
    private final MatchTurns turns;
    private final AdvisoryCatalogue advisories;
    private final Matching matching;

    ImageMatching(
            SubjectStore subjects,
            VerdictStore verdicts,
            ImageStore images,
            MatchTurns turns,
            AdvisoryCatalogue advisories,
            Matching matching) {
        this.subjects = subjects;
        this.verdicts = verdicts;
        this.images = images;
        this.turns = turns;
        this.advisories = advisories;
        this.matching = matching;
    }

    @Override
    public ImageFindings matchImage(Digest image, List<MatchSubject> imageSubjects) {
        // Sorted, so that two images with the same unseen subjects wait for each other in one direction only.
        SortedMap<UUID, Candidate> wanted = new TreeMap<>();
        for (MatchSubject subject : imageSubjects) {
            Candidate candidate = matching.candidate(subject);
            wanted.put(candidate.identity(), candidate);
        }
        Map<UUID, Integer> keys = new LinkedHashMap<>(subjects.keys(wanted.keySet()));
        List<Candidate> unseen = wanted.values().stream()
                .filter(candidate -> !keys.containsKey(candidate.identity()))
                .toList();
        for (int from = 0; from < unseen.size(); from += BATCH) {
            keys.putAll(judge(unseen.subList(from, Math.min(from + BATCH, unseen.size()))));
        }
        return QuarkusTransaction.requiringNew().call(() -> put(image, wanted.values(), keys.values()));
    }

    private ImageFindings put(Digest image, Collection<Candidate> candidates, Collection<Integer> keys) {
        // What is counted must not be judged anew between the count and its commit: the count would never be corrected.
        turns.share(Candidate.lookups(candidates));
        return images.put(image, keys);
    }

    private Map<UUID, Integer> judge(List<Candidate> candidates) {
        return QuarkusTransaction.requiringNew().call(() -> {
            turns.share(Candidate.lookups(candidates));
            Map<UUID, Integer> added = subjects.add(candidates);
            List<Candidate> own = candidates.stream()
                    .filter(candidate -> added.containsKey(candidate.identity()))
                    .toList();
            AdvisorySet set = advisories.consult(Candidate.lookups(own));
            Map<Integer, SubjectVerdict> judged = new TreeMap<>();
            for (Candidate candidate : own) {
                judged.put(added.get(candidate.identity()), matching.judge(candidate.subject(), set));
            }
            verdicts.add(judged);
            return subjects.keys(candidates.stream().map(Candidate::identity).toList());
        });
    }
}
