package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;

/** The counts of images for whoever is about to tell them. */
@ApplicationScoped
public class SettledCounts {

    private final ImageStore images;
    private final MatchTurns turns;

    SettledCounts(ImageStore images, MatchTurns turns) {
        this.images = images;
        this.turns = turns;
    }

    /**
     * The counts as they are now, which no change of advisories moves before this transaction ends: what is told of such a
     * change then follows what is told here, and does not go before it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Digest, ImageFindings> of(Collection<Digest> digests) {
        turns.share(new ConcernedNames.All());
        return images.counts(digests);
    }
}
