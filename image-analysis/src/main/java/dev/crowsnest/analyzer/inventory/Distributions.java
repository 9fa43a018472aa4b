package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.OsRelease;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what os-release says into the release as advisories name it.
 *
 * <p>A distribution that only follows another has other versions and other fixes, so {@code ID_LIKE} is not asked.
 */
public final class Distributions {

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:[._].{0,64})?");
    private static final String UNKNOWN = "";

    private Distributions() {}

    /** The distribution that {@code release} names; its stream is empty when we know of no advisories for it. */
    public static Distribution of(OsRelease release) {
        return new Distribution(release.id(), release.versionId(), stream(release), release.prettyName());
    }

    private static String stream(OsRelease release) {
        return switch (release.id()) {
            case "debian" -> byMajor("Debian:", release.versionId());
            case "ubuntu" -> byMajorAndMinor("Ubuntu:", release.versionId());
            case "alpine" -> alpine(release.versionId());
            case "almalinux" -> byMajor("AlmaLinux:", release.versionId());
            case "rocky" -> byMajor("Rocky Linux:", release.versionId());
            case "wolfi" -> "Wolfi";
            case "chainguard" -> "Chainguard";
            default -> UNKNOWN;
        };
    }

    /** Debian's testing and unstable name no number: they are not the release that comes next, nor the last. */
    private static String byMajor(String family, String version) {
        Matcher numbers = NUMBERED.matcher(version);
        return numbers.matches() ? family + numbers.group(1) : UNKNOWN;
    }

    private static String byMajorAndMinor(String family, String version) {
        Matcher numbers = NUMBERED.matcher(version);
        return numbers.matches() && numbers.group(2) != null
                ? family + numbers.group(1) + "." + numbers.group(2)
                : UNKNOWN;
    }

    /** Edge calls itself {@code 3.21_alpha20240807}, after the release that it may become and is not. */
    private static String alpine(String version) {
        return version.contains("_alpha") ? "Alpine:edge" : byMajorAndMinor("Alpine:v", version);
    }
}
