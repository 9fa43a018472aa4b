package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do; each role may also do what those before it may. */
public enum Role {
    /** Reads. */
    MEMBER,
    /** Chooses what is watched. */
    EDITOR,
    /** Adds and removes registries and people. */
    OWNER;

    /** {@link #MEMBER} as the resources name it. */
    public static final String MEMBER_NAME = "member";

    /** {@link #EDITOR} as the resources name it. */
    public static final String EDITOR_NAME = "editor";

    /** {@link #OWNER} as the resources name it. */
    public static final String OWNER_NAME = "owner";

    /** As people and tokens write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role may do all that another may. */
    public boolean includes(Role other) {
        return ordinal() >= other.ordinal();
    }

    /** The one of two that may do less. */
    public static Role lower(Role one, Role other) {
        return one.includes(other) ? other : one;
    }

    /** Labels of all roles that this one includes. */
    public Set<String> includedLabels() {
        return Arrays.stream(values()).filter(this::includes).map(Role::label).collect(Collectors.toSet());
    }

    /**
     * Reads a label.
     *
     * @throws Refusal when there is no such role
     */
    public static Role parse(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("use", "role '" + label + "'", "roles are owner, editor, member"));
    }
}
