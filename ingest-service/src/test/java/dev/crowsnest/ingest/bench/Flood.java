package dev.crowsnest.ingest.bench;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The real sender, which repeats what was answered 429, 5xx or not at all as EventBridge does, and forgers beside it, at an even
 * pace however late answers are. Everything happens on one event loop.
 */
final class Flood implements AutoCloseable {

    private static final int ACCEPTED = 202;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    /** The first pause before an event is sent again; each further one is twice as long. */
    private static final int PAUSE_MILLIS = 250;

    private static final int LONGEST_PAUSE_MILLIS = 8_000;
    private static final int MOST_SECONDS_AFTER = 120;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final FloodSize size;
    private final Caller sender;
    private final Caller forgers;
    private final Forgeries forgeries;
    private final String path;
    private final List<PushEvent> events = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final Map<Integer, Integer> validAnswers = new TreeMap<>();
    private final Map<Integer, Integer> forgedAnswers = new TreeMap<>();
    private final long[] nanos;
    private final Promise<Void> end = Promise.promise();
    private long started;
    private int sent;
    private int forged;
    private int forgedDone;

    Flood(int port, String integration, FloodSize size) {
        this.size = size;
        this.path = "/webhooks/eventbridge/" + integration;
        this.sender = new Caller(vertx, port, 64);
        this.forgers = new Caller(vertx, port, 512);
        this.forgeries = new Forgeries(integration);
        int valid = size.seconds() * size.valid();
        this.nanos = new long[valid];
        for (int i = 0; i < valid; i++) {
            events.add(PushEvent.of(i));
        }
    }

    /** Ends once every call was answered, and every event of the real sender accepted or refused for good. */
    FloodResult run() throws InterruptedException {
        vertx.runOnContext(now -> {
            started = System.nanoTime();
            vertx.setPeriodic(1, this::tick);
        });
        try {
            end.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(size.seconds() + MOST_SECONDS_AFTER, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(
                    "%d of %d events were accepted %d s after the flood"
                            .formatted(accepted.size(), events.size(), MOST_SECONDS_AFTER),
                    e);
        }
        return new FloodResult(
                events.stream().map(PushEvent::id).toList(), accepted, validAnswers, forgedAnswers, nanos);
    }

    private void tick(long timer) {
        while (sent < events.size() && isDue(sent, size.valid())) {
            send(events.get(sent), dueAt(sent, size.valid()), PAUSE_MILLIS);
            sent++;
        }
        while (forged < size.seconds() * size.forged() && isDue(forged, size.forged())) {
            forge(forged++);
        }
        if (accepted.size() == events.size() && forgedDone == size.seconds() * size.forged()) {
            vertx.cancelTimer(timer);
            end.tryComplete();
        }
    }

    private void send(PushEvent event, long due, int pause) {
        sender.post(path, LoadGenerator.KEY, event.body()).onSuccess(status -> {
            validAnswers.merge(status, 1, Integer::sum);
            if (status == ACCEPTED) {
                nanos[accepted.size()] = System.nanoTime() - due;
                accepted.add(event.id());
            } else if (status == 0 || status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR) {
                vertx.setTimer(pause, now -> send(event, due, Math.min(2 * pause, LONGEST_PAUSE_MILLIS)));
            } else {
                end.tryFail("a valid event was answered " + status);
            }
        });
    }

    private void forge(int number) {
        Forgeries.Call call = forgeries.call(number);
        forgers.post(call.path(), call.key(), call.body()).onSuccess(status -> {
            forgedAnswers.merge(status, 1, Integer::sum);
            forgedDone++;
            if (status == ACCEPTED) {
                end.tryFail("a forged event was accepted");
            }
        });
    }

    private boolean isDue(int number, int perSecond) {
        return System.nanoTime() >= dueAt(number, perSecond);
    }

    private long dueAt(int number, int perSecond) {
        return started + number * 1_000_000_000L / perSecond;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
