package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.osv.ExportListing.Listed;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** @param watermark when the newest record that was taken in changed */
    static ExportNews of(Listed list, Collection<String> held, Instant watermark) {
        Set<String> changed = list.modified().entrySet().stream()
                .filter(one -> one.getValue().isAfter(watermark)
                        || one.getValue().equals(watermark) && !held.contains(one.getKey()))
                .map(one -> one.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> gone = new TreeSet<>(held);
        gone.removeAll(list.modified().keySet());
        return new ExportNews(changed, gone, list.modified().size());
    }

    boolean isFew() {
        int count = changed.size() + gone.size();
        return count <= FEW || count <= MOST_FETCHED && count <= listed / SHARE;
    }
}
