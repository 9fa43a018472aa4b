package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.match.Comparison;
import dev.crowsnest.analyzer.match.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What Ubuntu Pro (ESM) has to do with a package that the release itself calls affected. Its fixes are not in the archive that
 * everybody installs from, so they are told and are no fix version; a package that came from Pro has them.
 */
final class UbuntuPro {

    private static final Pattern ESM = Pattern.compile("[~+.]esm\\d");
    private static final String RELEASE = Ecosystem.UBUNTU.family() + ":";
    private static final String PRO = RELEASE + "Pro:";

    private final Function<Comparison, Verdict> judge;

    /** @param judge what an advisory says of a comparison */
    UbuntuPro(Function<Comparison, Verdict> judge) {
        this.judge = judge;
    }

    Verdict resolve(Verdict.Affected affected, Comparison comparison, Advisory advisory) {
        String fixed = affected.fixed();
        if (fixed != null) {
            return ESM.matcher(fixed).find() ? fixedWithPro(affected, fixed) : affected;
        }
        return stream(comparison, advisory)
                .map(pro ->
                        judge.apply(new Comparison(pro, comparison.name(), comparison.version(), comparison.scheme())))
                .map(verdict -> resolve(affected, comparison, verdict))
                .orElse(affected);
    }

    private static Verdict resolve(Verdict.Affected affected, Comparison comparison, Verdict ofPro) {
        // A version of everybody's archive may be numbered above a fix of Pro that it does not have.
        if (ofPro instanceof Verdict.NotAffected
                && ESM.matcher(comparison.version()).find()) {
            return new Verdict.NotAffected("it is a package of Ubuntu Pro, which fixed it");
        }
        return ofPro instanceof Verdict.Affected pro && pro.fixed() != null
                ? fixedWithPro(affected, pro.fixed())
                : affected;
    }

    private static Verdict fixedWithPro(Verdict.Affected affected, String fixed) {
        // Everybody's archive has none, whatever the tracker calls the fix of Pro.
        FixState state = affected.state() == FixState.WONT_FIX ? FixState.WONT_FIX : FixState.NOT_FIXED;
        return new Verdict.Affected(affected.range() + ", fixed with Pro in " + fixed, null, state);
    }

    /** The stream of Pro for the same release, if the advisory speaks of the package there. */
    private static Optional<Stream> stream(Comparison comparison, Advisory advisory) {
        String name = comparison.stream().name();
        if (!name.startsWith(RELEASE) || name.startsWith(PRO)) {
            return Optional.empty();
        }
        String release = name.substring(RELEASE.length());
        List<Stream> pro = List.of(new Stream(PRO + release), new Stream(PRO + release + ":LTS"));
        return advisory.affected().stream()
                .filter(affected -> affected.name().equals(comparison.name()))
                .map(AffectedPackage::stream)
                .filter(pro::contains)
                .findFirst();
    }
}
