package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords, slowly, and away from the event loop: on few threads of its own, so that whoever sends many at once takes no
 * others from what else is done.
 */
@ApplicationScoped
class Passwords {

    /** Some 200 ms on a machine of 2024: nothing for one who signs in, much for one who tries a list. */
    private static final int COST = 12;

    private static final int ONE_TIME_BYTES = 15;

    private static final int AT_ONCE = 2;

    /** Some ten seconds of them: whoever comes after that had better come again. */
    private static final int WAITING = 64;

    /** Takes as long to compare with as any other, and nobody knows its password. */
    private final String nobody = hashNow(oneTime());

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(WAITING), Passwords::thread);

    /** One for a person who is to choose another. */
    static String oneTime() {
        byte[] bytes = new byte[ONE_TIME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Uni<String> hash(String password) {
        return slowly(() -> hashNow(password));
    }

    /** @param hash absent when there is no such account: the answer is no, and comes as late as any */
    Uni<Boolean> matches(String password, @Nullable String hash) {
        return slowly(() -> BcryptUtil.matches(password, hash == null ? nobody : hash) && hash != null);
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    <T> Uni<T> slowly(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Refusal.unavailable(
                        "check a password",
                        "this installation",
                        "too many others are being checked; try again in a few seconds"));
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "password");
        thread.setDaemon(true);
        return thread;
    }

    private static String hashNow(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }
}
