package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.match.Verdict;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An erratum of packages of a module. Which stream it is for stands in no field of OSV's records: it is read from the summary, as in
 * {@code Important: nodejs:16 security update}, and where that names none of the package's module, nobody can say.
 */
final class ModuleErratum {

    private static final Pattern NAMED = Pattern.compile("(?<![\\w.+-])(?=[\\w.+-]*[A-Za-z])[\\w][\\w.+-]*:[\\w.+-]+");

    private final Set<String> streams = new TreeSet<>();

    ModuleErratum(Advisory advisory) {
        Matcher named = NAMED.matcher(advisory.summary());
        while (named.find()) {
            streams.add(named.group());
        }
    }

    /** @param module of the package, as in {@code nodejs:12}, with or without its version and context behind */
    Verdict judge(@Nullable String module, Verdict.Affected affected) {
        String[] parts = module == null ? new String[0] : module.split(":");
        if (parts.length < 2) {
            return new Verdict.Undecidable(
                    "the erratum is for a stream of a module, and nothing says of which the package is");
        }
        String stream = parts[0] + ":" + parts[1];
        if (streams.contains(stream)) {
            return affected;
        }
        return streams.stream()
                .filter(named -> named.startsWith(parts[0] + ":"))
                .findFirst()
                .<Verdict>map(named ->
                        new Verdict.NotAffected("the erratum is for " + named + ", and the package is of " + stream))
                .orElseGet(() -> new Verdict.Undecidable(
                        "the erratum is for a stream of a module, and does not say whether for " + stream));
    }
}
