package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern of names of repositories, in which {@code *} stands for any text, slashes too, and all else for itself. */
public record NamePattern(String text) {

    private static final String ACTION = "enable new repositories by name";
    private static final int LONGEST = 256;
    private static final Pattern FORBIDDEN = Pattern.compile("[^a-z0-9._/*-]");
    private static final Pattern HOST = Pattern.compile("^\\S*\\.amazonaws\\.com(\\.cn)?/");

    /** Throws a {@link Refusal} that says what is wrong. */
    public NamePattern {
        if (text.length() > LONGEST) {
            throw refused(text.substring(0, LONGEST) + "…", "a name has at most " + LONGEST + " characters");
        }
        if (HOST.matcher(text).find()) {
            throw refused(text, "leave out the registry's host: names begin behind it");
        }
        Matcher forbidden = FORBIDDEN.matcher(text);
        if (forbidden.find()) {
            throw refused(text, wrong(forbidden.group()));
        }
        if (text.isEmpty() || text.startsWith("/")) {
            throw refused(text, "a name does not begin with a slash, and is not empty");
        }
        if (text.endsWith("/")) {
            throw refused(text, "a name does not end with a slash; write " + text + "* for all that is below");
        }
    }

    /** Whether a name is as it says, from begin to end. */
    public boolean matches(String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < name.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                // The last star takes one more character: earlier ones never need to, so this takes no exponential
                // time.
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        return text.chars().skip(at).allMatch(rest -> rest == '*');
    }

    @Override
    public String toString() {
        return text;
    }

    private static String wrong(String character) {
        return Character.isUpperCase(character.charAt(0))
                ? "names of ECR are in lower case"
                : "'" + character + "' is in no name of ECR; * stands for any text, as in team/*";
    }

    private static Refusal refused(String text, String reason) {
        return Refusal.invalid(ACTION, "the pattern '" + text + "'", reason);
    }
}
