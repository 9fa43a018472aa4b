package dev.crowsnest.localecr.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The latest requests, oldest first.
 *
 * <p>A request is in the log before the first byte of its answer is sent: whoever has the answer can count on it. Take
 * a {@link #mark} first and ask for what came {@link #since} it.
 */
public final class RequestLog {

    /** Some 60 MB at most; more than any test makes between two marks. */
    public static final int USUAL_CAPACITY = 200_000;

    private final int capacity;
    private final RequestSink sink;
    private final Deque<LoggedRequest> latest = new ArrayDeque<>();
    private long count;

    public RequestLog(int capacity, RequestSink sink) {
        this.capacity = capacity;
        this.sink = sink;
    }

    public synchronized void add(LoggedRequest request) {
        if (latest.size() == capacity) {
            latest.removeFirst();
        }
        latest.addLast(request);
        count++;
        sink.accept(request);
    }

    /** How many requests there have been since the start. */
    public synchronized long mark() {
        return count;
    }

    /** Throws {@link IllegalStateException} when requests since then are no longer in the log. */
    public synchronized List<LoggedRequest> since(long mark) {
        var wanted = count - mark;
        if (wanted > latest.size()) {
            throw new IllegalStateException(
                    "the log holds the latest %d requests; %d were made since".formatted(latest.size(), wanted));
        }
        return new ArrayList<>(latest).subList((int) (latest.size() - Math.max(0, wanted)), latest.size());
    }

    public long count(long mark, Predicate<LoggedRequest> wanted) {
        return since(mark).stream().filter(wanted).count();
    }

    /** How often this blob, {@code sha256:…}, was asked for with GET: a redirect and what follows it count once. */
    public long blobRequests(long mark, String digest) {
        return count(mark, request -> isGet(request) && request.path().matches("/v2/.*/blobs/" + digest));
    }

    /** How often bytes of this blob, {@code sha256:…}, were sent. */
    public long blobDownloads(long mark, String digest) {
        return count(
                mark,
                request -> isGet(request)
                        && request.path().endsWith("/" + digest)
                        && !request.path().contains("/manifests/")
                        && (request.status() == 200 || request.status() == 206));
    }

    /** How many bytes of blobs and layers were sent. */
    public long blobBytes(long mark) {
        return since(mark).stream()
                .filter(request -> isGet(request) && request.path().matches("/(v2/.*/blobs|_layers/.*)/sha256:.*"))
                .mapToLong(request -> request.status() == 307 ? 0 : request.bytesOut())
                .sum();
    }

    private static boolean isGet(LoggedRequest request) {
        return request.method().equals("GET");
    }
}
