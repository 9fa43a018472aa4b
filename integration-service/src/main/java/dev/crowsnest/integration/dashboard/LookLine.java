package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.reconcile.Look;
import dev.crowsnest.integration.reconcile.LookFindings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a registry was looked through, what that found, and when the next look is, in one line. */
public final class LookLine {

    private LookLine() {}

    /**
     * Of a look, the present one or else the last.
     *
     * @param look absent where the registry was never connected
     */
    public static String of(@Nullable Look look, Instant now) {
        if (look == null || (look.begunAt() == null && look.finishedAt() == null)) {
            return "Not looked through yet.";
        }
        return look.begunAt() == null ? over(look, now) : underway(look, now);
    }

    private static String underway(Look look, Instant now) {
        String read = "Being looked through now: %s of %s read."
                .formatted(number(look.findings().read()), repositories(look.findings()));
        return look.problem() == null
                ? read
                : "%s It waits and goes on %s: %s.".formatted(read, until(look.dueAt(), now), look.problem());
    }

    private static String over(Look look, Instant now) {
        String next = " Next look " + until(look.dueAt(), now) + ".";
        String last = "Last looked through " + since(look.finishedAt(), now);
        LookFindings found = look.findings();
        if (look.problem() != null) {
            return last + ", but not all of it: " + look.problem() + "." + next;
        }
        return last + ": " + repositories(found) + ", " + counted(found.images(), "image", "images")
                + " in those that are on; " + changes(found) + "." + next;
    }

    private static String changes(LookFindings found) {
        List<String> changes = new ArrayList<>();
        add(changes, found.newRepositories(), "new repository", "new repositories");
        add(changes, found.goneRepositories(), "repository gone", "repositories gone");
        add(changes, found.newImages(), "image that no event told of", "images that no event told of");
        add(changes, found.changedImages(), "image changed", "images changed");
        add(changes, found.goneImages(), "image gone", "images gone");
        return changes.isEmpty() ? "all was as known" : String.join(", ", changes);
    }

    private static void add(List<String> changes, int count, String one, String many) {
        if (count > 0) {
            changes.add(counted(count, one, many));
        }
    }

    private static String repositories(LookFindings found) {
        return counted(found.repositories(), "repository", "repositories");
    }

    private static String counted(int count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    private static String number(int count) {
        return String.format(Locale.UK, "%,d", count);
    }

    private static String since(@Nullable Instant at, Instant now) {
        String age = Age.of(at == null ? now : at, now).text();
        return age.equals("now") ? "just now" : age + " ago";
    }

    private static String until(Instant at, Instant now) {
        long minutes = Duration.between(now, at).toMinutes();
        return minutes < 1 ? "within a minute" : "in " + minutes + " min";
    }
}
