package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

class PasswordsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Passwords passwords = new Passwords();

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void hashesFewAtOnceAndRefusesWhatWouldWaitForLong() {
        var go = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var done = new AtomicInteger();
        var refused = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            passwords.slowly(() -> work(begun, go)).subscribe().with(ignored -> done.incrementAndGet(), failure -> {
                assertThat(failure).isInstanceOf(Refusal.class).hasMessageContaining("try again");
                refused.incrementAndGet();
            });
        }

        assertThat(refused).hasValue(100 - 66);
        Awaitility.await().atMost(PATIENCE).untilAtomic(begun, equalTo(2));
        go.countDown();
        Awaitility.await().atMost(PATIENCE).untilAtomic(done, equalTo(66));
    }

    @Test
    void knowsAPasswordAgain() {
        String hash = passwords.hash("a good password").await().atMost(PATIENCE);

        assertThat(passwords.matches("a good password", hash).await().atMost(PATIENCE))
                .isTrue();
        assertThat(passwords.matches("another", hash).await().atMost(PATIENCE)).isFalse();
        assertThat(passwords.matches("any", null).await().atMost(PATIENCE)).isFalse();
    }

    private static boolean work(AtomicInteger begun, CountDownLatch go) {
        begun.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
