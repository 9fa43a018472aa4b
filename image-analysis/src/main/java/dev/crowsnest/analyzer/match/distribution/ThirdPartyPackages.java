package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.catalog.RecordedText;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.Verdict;
import java.util.Optional;

/**
 * Packages that are installed as a distribution's are, and built by somebody else: numbered apart, fixed apart, and spoken of by none
 * of the distribution's advisories. What they have is not known, which is not the same as nothing.
 */
final class ThirdPartyPackages {

    private ThirdPartyPackages() {}

    static Optional<Verdict> exemption(MatchSubject subject) {
        return subject.thirdParty()
                .map(vendor -> new Verdict.Undecidable("it is a package of " + RecordedText.quoted(vendor)
                        + " and not of the distribution, whose advisories do not speak of it"));
    }
}
