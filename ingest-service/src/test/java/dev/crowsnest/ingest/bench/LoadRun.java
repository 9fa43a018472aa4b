package dev.crowsnest.ingest.bench;

import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The books of one load. Only its event loop writes in them. */
final class LoadRun {

    private static final int ACCEPTED = 202;

    private final List<PushEvent> events;
    private final Promise<LoadResult> result;
    private final long[] nanos;
    private final List<String> accepted = new ArrayList<>();
    private final Map<Integer, Integer> refused = new TreeMap<>();
    private int sent;
    private int answered;
    private long started;

    /** Events are made before the clock runs. */
    LoadRun(int count, Promise<LoadResult> result) {
        this.events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(PushEvent.of(i));
        }
        this.result = result;
        this.nanos = new long[count];
    }

    void start() {
        started = System.nanoTime();
    }

    boolean hasNext() {
        return sent < events.size();
    }

    PushEvent next() {
        return events.get(sent++);
    }

    boolean nextIsDue(int perSecond) {
        return System.nanoTime() >= started + sent * 1_000_000_000L / perSecond;
    }

    /** When the event that was taken last should have left. */
    long due(int perSecond) {
        return started + (sent - 1) * 1_000_000_000L / perSecond;
    }

    /** @param status 0 when there was no answer */
    void answered(PushEvent event, int status, long took) {
        nanos[answered++] = took;
        if (status == ACCEPTED) {
            accepted.add(event.id());
        } else {
            refused.merge(status, 1, Integer::sum);
        }
        if (answered == events.size()) {
            result.complete(new LoadResult(accepted, refused, Duration.ofNanos(System.nanoTime() - started), nanos));
        }
    }
}
