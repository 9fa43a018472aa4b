package dev.crowsnest.integration.people;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Hashes passwords, slowly, and away from the event loop. */
@ApplicationScoped
class Passwords {

    /** Some 200 ms on a machine of 2024: nothing for one who signs in, much for one who tries a list. */
    private static final int COST = 12;

    private static final int ONE_TIME_BYTES = 15;

    /** Takes as long to compare with as any other, and nobody knows its password. */
    private final String nobody = hashNow(oneTime());

    /** One for a person who is to choose another. */
    static String oneTime() {
        byte[] bytes = new byte[ONE_TIME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Uni<String> hash(String password) {
        return Uni.createFrom().item(() -> hashNow(password)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** @param hash absent when there is no such account: the answer is no, and comes as late as any */
    Uni<Boolean> matches(String password, @Nullable String hash) {
        return Uni.createFrom()
                .item(() -> BcryptUtil.matches(password, hash == null ? nobody : hash) && hash != null)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static String hashNow(String password) {
        return BcryptUtil.bcryptHash(password, COST);
    }
}
