package dev.crowsnest.integration.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one image stands to one vulnerability, in the shape and order that the command line prints.
 *
 * @param digest of the platform's manifest
 * @param distribution for people; absent when the image names none
 * @param vulnerability the id by which it is known
 * @param standing AFFECTED, UNDECIDED, NOT_AFFECTED, or UNKNOWN when no advisory names the vulnerability
 * @param packages of the image that an advisory of it speaks of
 * @param others that its advisories speak of and the image does not have
 * @param silent streams of the image's packages that no advisory speaks of
 * @param unjudged what of the image no advisory could be held against and may have the vulnerability, each with the reason
 */
public record Explanation(
        String digest,
        String platform,
        @Nullable String distribution,
        String vulnerability,
        List<String> aliases,
        String standing,
        List<ExplainedPackage> packages,
        List<OtherPackage> others,
        List<String> silent,
        List<String> unjudged,
        Report.Advisories advisories) {

    /** Copies the lists. */
    public Explanation {
        aliases = List.copyOf(aliases);
        packages = List.copyOf(packages);
        others = List.copyOf(others);
        silent = List.copyOf(silent);
        unjudged = List.copyOf(unjudged);
    }

    /** One package, and what each advisory says of it. */
    public record ExplainedPackage(
            String purl,
            String layer,
            List<String> paths,
            String standing,
            String comparedName,
            String comparedVersion,
            List<ConsultedAdvisory> advisories) {

        /** Copies the lists. */
        public ExplainedPackage {
            paths = List.copyOf(paths);
            advisories = List.copyOf(advisories);
        }
    }

    /**
     * One advisory that a package was held against.
     *
     * @param affected versions that it calls affected, for people
     * @param fixed absent unless the package is affected and a fix is known
     */
    public record ConsultedAdvisory(
            String advisory,
            String export,
            List<String> affected,
            String standing,
            String reason,
            @Nullable String fixed) {

        /** Copies the list. */
        public ConsultedAdvisory {
            affected = List.copyOf(affected);
        }
    }

    /** A package of the vulnerability that the image does not have. */
    public record OtherPackage(String stream, String name, String advisory) {}
}
