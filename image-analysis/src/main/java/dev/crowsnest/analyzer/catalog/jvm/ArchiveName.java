package dev.crowsnest.analyzer.catalog.jvm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An artifact and its version, as the file's name has them: {@code commons-text-1.9.jar}.
 *
 * @param version empty when the name has none
 */
record ArchiveName(String artifact, String version) {

    /**
     * The version is what is left behind the shortest name: in {@code log4j-1.2-api-2.14.1} the first number is a part of the name,
     * which shows by the word that follows it.
     */
    private static final Pattern VERSIONED = Pattern.compile("([A-Za-z][A-Za-z0-9_.]*(?:-[A-Za-z0-9_.]+)*?)"
            + "-(\\d[A-Za-z0-9_.+]*(?:-(?:\\d[0-9.]*|(?:(?i)SNAPSHOT|jre|android|incubating"
            + "|(?:rc|cr|m|b|sp|alpha|beta|ga|final|release)[.]?\\d*)))*)");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int EXTENSION = 4;

    /** No file system has a longer one. The pattern takes stack for each word, and a layer may name anything. */
    private static final int LONGEST = 255;

    private static final ArchiveName NONE = new ArchiveName("", "");

    /** Whether {@code name} is only the end of the artifact's: builds of many modules call one {@code common} and its file in full. */
    boolean isFullerThan(String name) {
        return artifact.endsWith("-" + name);
    }

    /** @param path of an archive, in a layer or inside another archive */
    static ArchiveName of(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        String stem = file.substring(0, Math.max(0, file.length() - EXTENSION));
        if (stem.length() > LONGEST) {
            return NONE;
        }
        Matcher versioned = VERSIONED.matcher(stem);
        if (versioned.matches()) {
            return new ArchiveName(versioned.group(1), versioned.group(2));
        }
        return PLAIN.matcher(stem).matches() ? new ArchiveName(stem, "") : NONE;
    }
}
