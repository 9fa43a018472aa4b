package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** What a token is for, within what its role allows. */
public enum TokenScope {
    /** Looks at things. */
    READ,
    /** Changes things too. */
    WRITE;

    /** As people write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a label.
     *
     * @throws Refusal when there is no such scope
     */
    public static TokenScope parse(String label) {
        return Arrays.stream(values())
                .filter(scope -> scope.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("use", "scope '" + label + "'", "scopes are read, write"));
    }
}
