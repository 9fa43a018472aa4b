package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignInTriesTest {

    private static final String HERE = "203.0.113.1";
    private static final String ELSEWHERE = "203.0.113.2";

    private final SignInTries tries = new SignInTries(new SignInPace());

    @Test
    void slowsANameAtAnAddress() {
        fail(10, "ada", HERE);

        requireSlowed("Ada", HERE);
        requireFree("bob", HERE);
        requireFree("ada", ELSEWHERE);
    }

    @Test
    void slowsAnAddressWhateverTheName() {
        for (int i = 0; i < 60; i++) {
            failUnlessSlowed("name " + i, HERE);
        }

        requireSlowed("another", HERE);
        requireFree("another", ELSEWHERE);
    }

    @Test
    void slowsANameWhereverItIsTried() {
        for (int i = 0; i < 110; i++) {
            failUnlessSlowed("ada", "198.51.100." + i);
        }

        requireSlowed("ada", HERE);
        requireFree("bob", HERE);
    }

    @Test
    void locksNobodyOutWhoSignedInFromThereBefore() {
        tries.begin("sign in", "ada", HERE).judged(true);
        for (int i = 0; i < 110; i++) {
            failUnlessSlowed("ada", "198.51.100." + i);
            failUnlessSlowed("name " + i, HERE);
        }
        requireSlowed("bob", HERE);

        requireFree("ada", HERE);
        fail(10, "ada", HERE);
        requireSlowed("ada", HERE);
    }

    @Test
    void countsBeforeItIsKnownAndGivesBackOnSuccess() {
        SignInTry first = tries.begin("sign in", "ada", HERE);
        for (int i = 0; i < 4; i++) {
            tries.begin("sign in", "ada", HERE);
        }
        requireSlowed("ada", HERE);

        first.judged(true);

        requireFree("ada", HERE);
    }

    @Test
    void countsOnceWhoeverSaysHowItEnded() {
        for (int i = 0; i < 4; i++) {
            SignInTry begun = tries.begin("sign in", "ada", HERE);
            begun.judged(false);
            begun.abandoned();
        }

        requireFree("ada", HERE);
    }

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            failUnlessSlowed(name, address);
        }
    }

    private void failUnlessSlowed(String name, String address) {
        try {
            tries.begin("sign in", name, address).judged(false);
        } catch (Refusal slowed) {
            // What is refused was not tried.
        }
    }

    // A machine that stands still for the second of the first pause lets one through, and none through the longer ones
    // after it.
    private void requireSlowed(String name, String address) {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 4; i++) {
                        tries.begin("sign in", name, address).judged(false);
                    }
                })
                .hasMessageContaining("too many tries failed");
    }

    private void requireFree(String name, String address) {
        assertThatCode(() -> tries.begin("sign in", name, address).undone()).doesNotThrowAnyException();
    }
}
