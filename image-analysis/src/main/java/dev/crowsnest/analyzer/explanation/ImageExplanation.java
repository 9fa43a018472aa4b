package dev.crowsnest.analyzer.explanation;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.report.ReportedImage;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one image stands to one vulnerability, and each step on the way there.
 *
 * @param distribution for people; absent when the image names none
 * @param vulnerability the id by which it is known, or the one that was asked for when no advisory names it
 * @param aliases all other ids, sorted
 * @param isKnown whether any advisory names the vulnerability
 * @param packages of the image that an advisory of it speaks of, worst first, then by purl
 * @param others packages that its advisories speak of besides, of the image's own streams first; at most {@value #MOST_OTHERS}
 * @param silent streams of its packages that no advisory speaks of: what they have nobody can say; sorted
 * @param unjudged what of the image could not be held against any advisory and may have the vulnerability, with the reason
 * @param advisories what the image was matched with
 */
public record ImageExplanation(
        ReportedImage image,
        @Nullable String distribution,
        String vulnerability,
        List<String> aliases,
        boolean isKnown,
        List<ExplainedPackage> packages,
        List<OtherPackage> others,
        List<String> silent,
        List<String> unjudged,
        AdvisoryEdition advisories) {

    /** Enough to see where the vulnerability is at home; a CVE of the kernel names hundreds. */
    public static final int MOST_OTHERS = 20;

    /** Copies the lists. */
    public ImageExplanation {
        aliases = List.copyOf(aliases);
        packages = List.copyOf(packages);
        others = List.copyOf(others);
        silent = List.copyOf(silent);
        unjudged = List.copyOf(unjudged);
    }

    /**
     * The worst of its packages. An image without any that an advisory speaks of is not affected, unless it has some of a stream
     * that none speaks of, or that could not be judged.
     */
    public Standing standing() {
        if (!isKnown) {
            return Standing.UNKNOWN;
        }
        return packages.stream()
                .map(ExplainedPackage::standing)
                .min(Comparator.naturalOrder())
                .filter(worst -> worst == Standing.AFFECTED || isWhole())
                .orElse(isWhole() ? Standing.NOT_AFFECTED : Standing.UNDECIDED);
    }

    /** Whether all of the image that may have the vulnerability was judged. */
    boolean isWhole() {
        return silent.isEmpty() && unjudged.isEmpty();
    }
}
