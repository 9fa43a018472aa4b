package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Judges the subjects of new images that no image had before. */
@ApplicationScoped
class ImageMatching implements SubjectMatching {

    /** Of unseen subjects in one transaction: whoever changes advisories waits for its end. */
    private static final int BATCH = 200;

    /** The first sync beside a large stock of images may hold all turns for minutes. */
    private static final int TURN_SECONDS = 900;

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
        Optional<ImageFindings> found = Optional.empty();
        while (found.isEmpty()) {
            judgeUnseen(wanted.values());
            // Empty when a subject that no image had was forgotten meanwhile.
            found = QuarkusTransaction.requiringNew().timeout(TURN_SECONDS).call(() -> put(image, wanted));
        }
        return found.get();
    }

    private Optional<ImageFindings> put(Digest image, SortedMap<UUID, Candidate> wanted) {
        // What is counted must not be judged anew between the count and its commit: the count would never be corrected.
        turns.share(new ConcernedNames.Some(Candidate.lookups(wanted.values())));
        Map<UUID, Integer> keys = subjects.keys(wanted.keySet());
        return keys.size() < wanted.size() ? Optional.empty() : Optional.of(images.put(image, keys.values()));
    }

    private void judgeUnseen(Collection<Candidate> candidates) {
        Map<UUID, Integer> known =
                subjects.keys(candidates.stream().map(Candidate::identity).toList());
        List<Candidate> unseen = candidates.stream()
                .filter(candidate -> !known.containsKey(candidate.identity()))
                .toList();
        for (int from = 0; from < unseen.size(); from += BATCH) {
            judge(unseen.subList(from, Math.min(from + BATCH, unseen.size())));
        }
    }

    private void judge(List<Candidate> candidates) {
        QuarkusTransaction.requiringNew().timeout(TURN_SECONDS).run(() -> {
            turns.share(new ConcernedNames.Some(Candidate.lookups(candidates)));
            Map<UUID, Integer> added = subjects.add(candidates);
            List<Candidate> own = candidates.stream()
                    .filter(candidate -> added.containsKey(candidate.identity()))
                    .toList();
            AdvisorySet set = advisories.consult(Candidate.lookups(own));
            Map<Integer, SubjectVerdict> judged = new TreeMap<>();
            for (Candidate candidate : own) {
                Integer key = added.get(candidate.identity());
                if (key != null) {
                    judged.put(key, matching.judge(candidate.subject(), set));
                }
            }
            verdicts.add(judged);
        });
    }
}
