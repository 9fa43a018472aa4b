package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * Another password.
 *
 * @param present the one that there was; empty when a link lets one choose
 * @param repeated the chosen one once more, for nobody sees what is typed
 */
public record PasswordChoice(String present, String chosen, String repeated) {

    private static final int SHORTEST = 12;

    /** bcrypt looks at no more bytes than these, so longer ones that begin alike would be the same. */
    private static final int MOST_BYTES = 72;

    void require() {
        if (!chosen.equals(repeated)) {
            throw refused("the two entries of the new one differ");
        }
        if (chosen.codePointCount(0, chosen.length()) < SHORTEST) {
            throw refused("it needs at least " + SHORTEST + " characters");
        }
        if (chosen.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw refused("it may have at most " + MOST_BYTES + " bytes");
        }
        if (chosen.equals(present)) {
            throw refused("it is the one that there was");
        }
    }

    private static Refusal refused(String reason) {
        return Refusal.invalid("choose a password", "this account", reason);
    }

    @Override
    public String toString() {
        return "PasswordChoice[…]";
    }
}
