package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tries slow each other: those of a name from one address first; those of an address, whatever the name; and those of a name,
 * wherever they come from. Whoever signed in under this name from this address before is slowed by the first alone: what others try
 * elsewhere, or under other names, must not lock a person out.
 */
@ApplicationScoped
class SignInTries {

    private static final int REMEMBERED = 20_000;

    private final SignInPace pace;

    private final Set<SignInKey> trusted = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SignInKey, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    SignInTries(SignInPace pace) {
        this.pace = pace;
    }

    /** Counts a try before it is made; throws a {@link Refusal} while another has to wait. */
    synchronized SignInTry begin(String action, String name, String address) {
        Instant now = Instant.now();
        List<SignInKey> keys = keys(name, address);
        Duration wait = keys.stream()
                .map(key -> pace.wait(key, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            throw Refusal.tooMany(
                    action, "this name", "too many tries failed; wait " + (wait.toSeconds() + 1) + " seconds");
        }
        keys.forEach(key -> pace.begun(key, now));
        return new SignInTry(this, keys);
    }

    synchronized void failed(List<SignInKey> keys) {
        Instant now = Instant.now();
        keys.forEach(key -> pace.failed(key, now));
    }

    synchronized void undone(List<SignInKey> keys) {
        keys.forEach(pace::undone);
    }

    synchronized void succeeded(List<SignInKey> keys) {
        SignInKey person = keys.get(0);
        trusted.add(person);
        pace.succeeded(person);
        keys.stream().skip(1).forEach(pace::undone);
    }

    private List<SignInKey> keys(String name, String address) {
        SignInKey person = SignInKey.person(name, address);
        return trusted.contains(person)
                ? List.of(person)
                : List.of(person, SignInKey.address(address), SignInKey.name(name));
    }
}
