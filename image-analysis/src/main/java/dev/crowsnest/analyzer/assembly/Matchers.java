package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.MatchListener;
import dev.crowsnest.analyzer.match.VulnerabilityMatcher;
import dev.crowsnest.analyzer.match.distribution.BinaryPackageMatcher;
import dev.crowsnest.analyzer.match.distribution.SourcePackageMatcher;
import dev.crowsnest.analyzer.match.language.LanguagePackageMatcher;
import java.util.List;

/** The list of all matchers. */
public final class Matchers {

    private Matchers() {}

    /** One for each way in which advisories are keyed; no two cover the same stream. */
    public static List<AdvisoryMatcher> all() {
        return List.of(new BinaryPackageMatcher(), new LanguagePackageMatcher(), new SourcePackageMatcher());
    }

    /** The matcher over all of them, that nobody listens to. */
    public static VulnerabilityMatcher matcher() {
        return matcher(MatchListener.NONE);
    }

    public static VulnerabilityMatcher matcher(MatchListener listener) {
        return new VulnerabilityMatcher(all(), listener);
    }
}
