package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.osv.ExportListing.Listed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between what an export lists and what is held of it.
 *
 * @param changed ids to fetch
 * @param gone ids that it lists no longer
 * @param listed how many it lists
 */
record ExportNews(Set<String> changed, Set<String> gone, int listed) {

    /** A request for each record: beyond, the archive is cheaper for both sides. */
    private static final int MOST_FETCHED = 2_000;

    /** Of what is listed: beyond, so much is new (or the list so far from the archive) that only the archive tells. */
    private static final int SHARE = 20;

    /** That many are few in an export of any size. */
    private static final int FEW = 20;

    /** @param known when each record changed last that is held or was passed over; a list gives seconds, a record may give less */
    static ExportNews of(Listed list, Map<String, Instant> known, Collection<String> held) {
        Set<String> changed = list.modified().entrySet().stream()
                .filter(one -> isNews(one.getValue(), known.get(one.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> gone = new TreeSet<>(held);
        gone.removeAll(list.modified().keySet());
        return new ExportNews(changed, gone, list.modified().size());
    }

    /** Each by its own time: what is published late may be dated before all that came already. */
    private static boolean isNews(Instant listed, @Nullable Instant known) {
        return known == null || listed.truncatedTo(ChronoUnit.SECONDS).isAfter(known);
    }

    boolean isFew() {
        int count = changed.size() + gone.size();
        return count <= FEW || isFetchable() && count <= listed / SHARE;
    }

    boolean isFetchable() {
        return changed.size() + gone.size() <= MOST_FETCHED;
    }
}
