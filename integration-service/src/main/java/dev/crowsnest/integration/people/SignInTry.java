package dev.crowsnest.integration.people;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One try of a password; it ends once, whoever says so first. */
final class SignInTry {

    private final SignInTries tries;
    private final List<SignInKey> keys;
    private final AtomicBoolean ended = new AtomicBoolean();

    SignInTry(SignInTries tries, List<SignInKey> keys) {
        this.tries = tries;
        this.keys = keys;
    }

    void judged(boolean right) {
        if (ended.compareAndSet(false, true)) {
            if (right) {
                tries.succeeded(keys);
            } else {
                tries.failed(keys);
            }
        }
    }

    /** Nobody looked at the password: it says nothing of who tried. */
    void undone() {
        if (ended.compareAndSet(false, true)) {
            tries.undone(keys);
        }
    }

    /** Whoever does not wait for the answer has tried all the same. */
    void abandoned() {
        judged(false);
    }
}
