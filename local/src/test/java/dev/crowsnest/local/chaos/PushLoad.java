package dev.crowsnest.local.chaos;

import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.OsRelease;
import dev.crowsnest.testsupport.image.PushFailure;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Pushes one small image after the other, each with a digest of its own. */
final class PushLoad implements AutoCloseable {

    private static final Logger LOGGER = System.getLogger(PushLoad.class.getName());
    private static final int REPOSITORIES = 5;

    /** A push that the registry has taken. */
    record Pushed(String repository, String digest) {}

    private final RegistryPush registry;
    private final long seed;
    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    PushLoad(URI registry, long seed) {
        this.registry = RegistryPush.to(registry);
        this.seed = seed;
    }

    void start(Duration pace) {
        var unused = clock.scheduleWithFixedDelay(this::pushGuarded, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    Pushed push() {
        int number = pushed.size();
        String repository = "chaos/service-" + number % REPOSITORIES;
        var layer = new LayerBuilder()
                .with(OsRelease.debian(12, "bookworm"))
                .with(new DpkgStatus()
                        .installed("libc6", "2.36-9+deb12u" + number % 7, "amd64")
                        .installed("chaos", "1." + seed + "." + number, "amd64"));
        var image = ImageBuilder.oci().layer(layer.gzip()).build();
        var done = new Pushed(repository, registry.push(image, repository, "build-" + number));
        pushed.add(done);
        return done;
    }

    private void pushGuarded() {
        try {
            push();
        } catch (PushFailure e) {
            // The registry was killed under it: the same image is next again, as clients do.
            LOGGER.log(Level.DEBUG, "A push is tried again", e);
        } catch (RuntimeException e) {
            fault.compareAndSet(null, e);
            throw e;
        }
    }

    /** What the registry took so far. Throws what a push failed for other than the registry's answer. */
    List<Pushed> pushed() {
        RuntimeException found = fault.get();
        if (found != null) {
            throw found;
        }
        return List.copyOf(pushed);
    }

    /** Returns when the last push has ended. */
    @Override
    public void close() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a push to the registry hangs");
        }
    }
}
