package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.SignedIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds each page.
 *
 * @param formToken that each form carries
 * @param place which entry of the navigation is the present one
 */
public record Shell(String person, Role role, String formToken, String place) {

    /** Around a page of this place. */
    public static Shell of(SignedIn who, String place) {
        return new Shell(who.person().name(), who.person().role(), who.secret().formToken(), place);
    }

    /** Throws a {@link Refusal} unless a form came from a page that was made for this session. */
    public static void requireOwnForm(SignedIn who, @Nullable String formToken) {
        byte[] expected = who.secret().formToken().getBytes(StandardCharsets.UTF_8);
        if (formToken == null || !MessageDigest.isEqual(expected, formToken.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.forbidden(
                    "do this", "a form of another page", "open the page again, and send the form from there");
        }
    }

    public boolean isOwner() {
        return role.includes(Role.OWNER);
    }

    public boolean isEditor() {
        return role.includes(Role.EDITOR);
    }

    public boolean isAt(String other) {
        return place.equals(other);
    }
}
