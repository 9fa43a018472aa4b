package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which tries slow each other: those of a name from one address first, for somebody else's must not lock a person out; those of an
 * address, whatever the name; and those of a name, wherever they come from.
 */
@ApplicationScoped
class SignInTries {

    /** A person mistypes; a list of passwords has more. */
    private static final int OF_A_PERSON = 5;

    /** A whole office may sit behind one address. */
    private static final int OF_AN_ADDRESS = 50;

    private static final int OF_A_NAME = 100;

    private final SignInPace pace;
    private final FailedSignIns news;

    SignInTries(SignInPace pace, FailedSignIns news) {
        this.pace = pace;
        this.news = news;
    }

    /** Throws a {@link Refusal} while another try has to wait. */
    void require(String action, String name, String address) {
        Instant now = Instant.now();
        Duration wait = keys(name, address).keySet().stream()
                .map(key -> pace.wait(key, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            throw Refusal.tooMany(
                    action, "this name", "too many tries failed; wait " + (wait.toSeconds() + 1) + " seconds");
        }
    }

    /** @param tried the account of this name; absent when there is none */
    void failed(Optional<Account> tried, String name, String address) {
        failed(name, address);
        news.tell(tried, address);
    }

    void failed(String name, String address) {
        Instant now = Instant.now();
        keys(name, address).forEach((key, free) -> pace.failed(key, free, now));
    }

    void succeeded(String name, String address) {
        pace.succeeded(person(name, address));
    }

    private static Map<String, Integer> keys(String name, String address) {
        return Map.of(
                person(name, address),
                OF_A_PERSON,
                "address " + address,
                OF_AN_ADDRESS,
                "name " + lower(name),
                OF_A_NAME);
    }

    private static String person(String name, String address) {
        return "person " + lower(name) + " " + address;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
