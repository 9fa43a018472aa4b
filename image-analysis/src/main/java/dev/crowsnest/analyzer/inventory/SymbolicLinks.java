package dev.crowsnest.analyzer.inventory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The symbolic links of an image, as far as the layers laid so far show them. */
final class SymbolicLinks {

    /** What Linux follows before it answers ELOOP. */
    private static final int MOST_HOPS = 40;

    /** Characters gone over; a tenth of it would do for the largest honest image. Beyond it, links are left alone. */
    private static final long MOST_WORK = 1L << 30;

    private final NavigableMap<String, String> targets = new TreeMap<>();
    private long work;

    /** Lays a link, over whatever link stood there. */
    void put(String path, String target) {
        targets.put(path, target);
    }

    /** Takes away a link at {@code path}. */
    void remove(String path) {
        targets.remove(path);
    }

    /** Takes away a link at {@code path} and all links below it. */
    void removeTree(String path) {
        targets.remove(path);
        Paths.below(targets, path).clear();
    }

    /** Where {@code path} is once every link on the way, and at its end, was followed; a loop ends where it was noticed. */
    String follow(String path) {
        Deque<String> ahead = segments(path);
        String reached = "";
        for (int hops = 0; !ahead.isEmpty(); ) {
            String next = Paths.join(reached, ahead.pop());
            work += next.length();
            String target = hops < MOST_HOPS && work < MOST_WORK ? targets.get(next) : null;
            if (target == null) {
                reached = next;
            } else {
                hops++;
                reached = "";
                Deque<String> followed = segments(target);
                followed.addAll(ahead);
                ahead = followed;
            }
        }
        return reached;
    }

    /** Whether the links took more work than any honest image asks for, so that some were not followed. */
    boolean isExhausted() {
        return work >= MOST_WORK;
    }

    /** Where an entry named {@code path} is laid: links on the way are followed, one at its end is what it replaces. */
    String place(String path) {
        if (targets.isEmpty() || isExhausted()) {
            return path;
        }
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path : Paths.join(follow(path.substring(0, slash)), path.substring(slash + 1));
    }

    private static Deque<String> segments(String path) {
        var segments = new ArrayDeque<String>();
        Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).forEach(segments::add);
        return segments;
    }
}
