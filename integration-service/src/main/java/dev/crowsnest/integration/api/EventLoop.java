package dev.crowsnest.integration.api;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The event loop that a piece of work belongs to.
 *
 * <p>Database sessions live on it, and Mutiny's timers do not: after a delay or a back-off the work must be brought back.
 */
public final class EventLoop {

    private final Context context;

    private EventLoop(Context context) {
        this.context = context;
    }

    /** The loop that this code runs on. */
    public static EventLoop current() {
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("not on an event loop");
        }
        return new EventLoop(context);
    }

    /** A loop with nothing bound to it, for work that no request began. */
    public static EventLoop fresh(Vertx vertx) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        // Nothing else runs on it, so a session may be bound to it.
        VertxContextSafetyToggle.setContextSafe(context, true);
        return new EventLoop(context);
    }

    /** Does work on the loop, at each subscription anew. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> context.runOnContext(ignored ->
                        Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail)));
    }

    /** Does work on the loop, but later. */
    public <T> Uni<T> runAfter(Duration delay, Supplier<Uni<T>> work) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(delay).chain(() -> run(work));
    }
}
