package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.advisory.PackageName;
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
import java.util.Set;
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

    private final KnownSubjects subjects;
    private final VerdictStore verdicts;
    private final ImageStore images;
    private final MatchTurns turns;
    private final AdvisoryCatalogue advisories;
    private final Matching matching;

    ImageMatching(
            KnownSubjects subjects,
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
        Set<PackageName> lookups = Candidate.lookups(wanted.values());
        while (true) {
            Optional<ImageFindings> found = put(image, judged(wanted), lookups);
            if (found.isPresent()) {
                return found.get();
            }
            // A subject that no image had was forgotten meanwhile.
            subjects.doubt(wanted.keySet());
        }
    }

    private Collection<Integer> judged(SortedMap<UUID, Candidate> wanted) {
        Map<UUID, Integer> keys = subjects.keys(wanted.keySet());
        while (keys.size() < wanted.size()) {
            judgeUnseen(wanted, keys.keySet());
            keys = subjects.keys(wanted.keySet());
        }
        return keys.values();
    }

    private Optional<ImageFindings> put(Digest image, Collection<Integer> keys, Set<PackageName> lookups) {
        return QuarkusTransaction.requiringNew().timeout(TURN_SECONDS).call(() -> {
            // What is counted must not be judged anew between the count and its commit: the count would never be
            // corrected.
            turns.share(new ConcernedNames.Some(lookups));
            return images.put(image, keys);
        });
    }

    private void judgeUnseen(SortedMap<UUID, Candidate> wanted, Set<UUID> seen) {
        List<Candidate> unseen = wanted.values().stream()
                .filter(candidate -> !seen.contains(candidate.identity()))
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
            List<SubjectVerdict> judged =
                    matching.judge(own.stream().map(Candidate::subject).toList(), set);
            Map<Integer, SubjectVerdict> byKey = new TreeMap<>();
            for (int i = 0; i < own.size(); i++) {
                byKey.put(added.getOrDefault(own.get(i).identity(), 0), judged.get(i));
            }
            verdicts.add(byKey);
        });
    }
}
