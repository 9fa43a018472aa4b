package dev.crowsnest.analyzer.build;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instructions of a build in the words of a Dockerfile, fit to be kept: in one line, bounded, and without values that may be secret.
 *
 * <p>Builders write an instruction in forms of their own: {@code /bin/sh -c #(nop)  ENV A=b}, {@code |1 TOKEN=x /bin/sh -c make},
 * {@code RUN /bin/sh -c make # buildkit}.
 */
public final class InstructionText {

    private static final int LONGEST = 4_000;

    /** Read before anything is looked for in it: honest ones are shorter, and hostile ones are to cost little. */
    private static final int LONGEST_READ = 4 * LONGEST;

    private static final Pattern NO_OPERATION = Pattern.compile("^/bin/sh -c #\\(nop\\)\\s*+");
    private static final Pattern SHELL = Pattern.compile("/\\S{1,60}sh(?: -\\S{1,20}| pipefail)* -\\w{0,5}c ");
    private static final Pattern ARGUMENTS = Pattern.compile("^(?:RUN )?\\|\\d++ ");
    private static final Pattern VALUES = Pattern.compile("^(ENV|ARG)\\s++(.*)$", Pattern.CASE_INSENSITIVE);

    private final boolean keepsValues;

    private InstructionText(boolean keepsValues) {
        this.keepsValues = keepsValues;
    }

    /** Without values of the environment and what else is known to be secret. */
    public static InstructionText redacting() {
        return new InstructionText(false);
    }

    /** With all that they hold. */
    public static InstructionText keeping() {
        return new InstructionText(true);
    }

    /**
     * What is shown of an instruction.
     *
     * @param isCut whether there was more of it
     */
    public record Shown(String text, boolean isCut) {}

    /** @param room how many characters there may be at most */
    Shown of(String createdBy, int room) {
        boolean isLong = createdBy.length() > LONGEST_READ;
        String read = isLong ? createdBy.substring(0, LONGEST_READ) : createdBy;
        String shown = redacted(plain(read));
        int most = Math.min(room, LONGEST);
        return shown.length() <= most ? new Shown(shown, isLong) : new Shown(cut(shown, most), true);
    }

    private String redacted(String line) {
        String bare = NO_OPERATION.matcher(line).replaceFirst("");
        if (!bare.equals(line)) {
            return values(bare);
        }
        if (ARGUMENTS.matcher(line).find()) {
            return withArguments(line);
        }
        Matcher shell = SHELL.matcher(line);
        if (shell.find() && (shell.start() == 0 || line.startsWith("RUN ") && shell.start() == "RUN ".length())) {
            return run("", line.substring(shell.end()));
        }
        return values(ended(line));
    }

    /** Values may have spaces, and nothing tells where the last one ends but the shell that follows. */
    private String withArguments(String line) {
        Matcher shell = SHELL.matcher(line);
        int start = line.length();
        int end = line.length();
        while (shell.find()) {
            start = shell.start();
            end = shell.end();
        }
        Matcher arguments = ARGUMENTS.matcher(line);
        String given = arguments.find()
                ? line.substring(arguments.end(), Math.max(arguments.end(), start))
                        .strip()
                : "";
        return run(keepsValues || given.isEmpty() ? given : Secrets.withoutValues(given), line.substring(end));
    }

    private String run(String arguments, String command) {
        String plain = ended(command);
        String words = ("RUN " + arguments.strip()).strip();
        return (words + " " + (keepsValues ? plain : Secrets.without(plain))).strip();
    }

    private String values(String line) {
        if (keepsValues) {
            return line;
        }
        Matcher values = VALUES.matcher(line);
        return values.matches()
                ? values.group(1) + " " + Secrets.withoutValues(values.group(2))
                : Secrets.without(line);
    }

    private static String ended(String line) {
        return line.endsWith("# buildkit")
                ? line.substring(0, line.length() - "# buildkit".length()).strip()
                : line;
    }

    /** One line; what turns the direction of text around, or is half a character, is replaced. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]++", " ")
                .replaceAll("[\\p{Cf}\\p{Cs}]", "\uFFFD")
                .strip();
    }

    private static String cut(String text, int most) {
        boolean splits = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, Math.max(0, splits ? most - 1 : most));
    }
}
