package dev.crowsnest.analyzer.advisory;

import java.util.regex.Pattern;

/**
 * A body of packages that share names and version order, as OSV names its ecosystems: {@code Debian:12}, {@code npm}.
 *
 * @param name normalised, so that one release has one name
 */
public record Stream(String name) implements Comparable<Stream> {

    private static final Pattern UBUNTU_LTS = Pattern.compile("(Ubuntu:\\d\\d\\.\\d\\d):LTS");

    /**
     * The stream that an advisory's ecosystem names.
     *
     * <p>{@code Ubuntu:22.04:LTS} and {@code Ubuntu:22.04} are one release. {@code Ubuntu:Pro:…} is not: its fixes are not for
     * everybody, so it keeps its name.
     */
    public static Stream ofEcosystem(String ecosystem) {
        var ubuntu = UBUNTU_LTS.matcher(ecosystem);
        if (ubuntu.matches()) {
            return new Stream(ubuntu.group(1));
        }
        return new Stream(ecosystem);
    }

    /** The part before the release: {@code Debian} of {@code Debian:12}. */
    public String family() {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    @Override
    public int compareTo(Stream other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
