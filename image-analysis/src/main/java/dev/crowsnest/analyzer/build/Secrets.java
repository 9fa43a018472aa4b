package dev.crowsnest.analyzer.build;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of instructions what may be secret. Of values of the environment that is all; of commands it is what is given to a
 * variable, and what looks like a password, key or token.
 *
 * <p>Repetitions are possessive, so that no text, however made, costs more than its length.
 */
final class Secrets {

    private static final String HIDDEN = "***";

    /** A word of a shell; a quote that nobody closes reaches to the end. */
    private static final String WORD =
            "(?:\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\\\?$)|'[^']*+(?:'|$)|\\\\.|[^\\s\"';&|\\\\])++";

    private static final String SECRET_NAME =
            "[\\w.-]{0,60}?(?:pass|pwd|secret|token|api_?-?key|access_?-?key|private_?-?key|credential|auth(?!ors?(?![a-z])))[\\w.-]{0,60}+";

    /** What is left of a match is its first group. */
    private static final List<Pattern> SIGNS = List.of(
            Pattern.compile("(?i)(authorization\\s?[:=]\\s?)[^\"']++"),
            Pattern.compile("(://)[^\\s/]{1,2000}(?=@)"),
            Pattern.compile("(?i)(\\b(?:bearer|basic)\\s++)[\\w.~+/=-]{8,}+"),
            Pattern.compile("(?i)(\\b" + SECRET_NAME + "[\"']?\\s?[:=]\\s?)(?![:=]|\\*\\*\\*)" + WORD),
            Pattern.compile("(?i)(--?" + SECRET_NAME + "(?:\\s|[\"']\\s?,\\s?[\"']))(?!-)" + WORD),
            Pattern.compile("((?:^|\\s)(?:-u|--user)[ =]?[\\w.@-]{1,200}+:)" + WORD),
            Pattern.compile("((?:^|[\\s;&|(\"'])[A-Z_][A-Z0-9_]*+=)(?!=)(?!\\$\\{?\\w++}?(?:[\\s;&|]|$))" + WORD),
            Pattern.compile("()\\b(?:gh[pousr]_\\w{20,}+|github_pat_\\w++|glpat-[\\w-]{10,}+|xox[abprs]-[\\w-]++"
                    + "|eyJ[\\w-]{10,}+[\\w.-]*+|AKIA[A-Z0-9]{16})"));

    private static final Pattern NAME = Pattern.compile("(?:^|\\s)([A-Za-z_]\\w*+)=(?=[^\\s=])");
    private static final Pattern FIRST_NAME = Pattern.compile("^[A-Za-z_][\\w.-]*+");

    private Secrets() {}

    /** A command without what may be secret in it. */
    static String without(String command) {
        String left = command;
        for (Pattern sign : SIGNS) {
            left = sign.matcher(left).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + HIDDEN));
        }
        return left;
    }

    /** The names alone of {@code A=b C="d e"}, or of {@code A b}, each with a sign that it had a value. */
    static String withoutValues(String assignments) {
        var names = new StringBuilder();
        Matcher name = NAME.matcher(assignments);
        while (name.find() && (name.start() == 0 || !names.isEmpty())) {
            names.append(names.isEmpty() ? "" : " ")
                    .append(name.group(1))
                    .append("=")
                    .append(HIDDEN);
        }
        if (!names.isEmpty()) {
            return names.toString();
        }
        Matcher first = FIRST_NAME.matcher(assignments);
        if (!first.find()) {
            return HIDDEN;
        }
        return first.end() == assignments.length() ? assignments : first.group() + " " + HIDDEN;
    }
}
