package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.RecordedText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The main section of a manifest. The sections after it speak of single files and packages, never of the jar.
 *
 * @param attributes by lower-case name
 */
record JarManifest(Map<String, String> attributes) {

    /** Of a jar that has none. */
    static final JarManifest NONE = new JarManifest(Map.of());

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n|\r");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern ARTIFACT = Pattern.compile("[a-z0-9_.-]+");
    private static final Pattern DOTTED = Pattern.compile("(?:[A-Za-z0-9_]+\\.)+([A-Za-z0-9_]+)\\.([A-Za-z0-9_]+)");
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    /** The main section at the beginning of {@code content}. */
    static JarManifest of(byte[] content) {
        // Lines are folded at 72 bytes, also within a character: unfold bytes first, decode then.
        String bytes = LINE_ENDS
                .matcher(new String(content, StandardCharsets.ISO_8859_1))
                .replaceAll("\n");
        int end = bytes.indexOf("\n\n");
        String main = (end < 0 ? bytes : bytes.substring(0, end)).replace("\n ", "");
        var attributes = new HashMap<String, String>();
        main.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                attributes.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        new String(
                                        line.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1),
                                        StandardCharsets.UTF_8)
                                .strip());
            }
        });
        return new JarManifest(attributes);
    }

    /**
     * What the manifest calls the jar; empty unless it has both a name and a version. It never names a group: a vendor's id beside a
     * title is a coordinate of nothing ({@code org.postgresql} and {@code PostgreSQL JDBC Driver}).
     *
     * <p>An identifier goes before prose: many a title is a sentence, while the bundle's name beside it is one word.
     */
    Optional<JarCoordinates> coordinates() {
        var titled = coordinates(value("implementation-title"), value("implementation-version"));
        if (titled.filter(
                        coordinates -> ARTIFACT.matcher(coordinates.artifact()).matches())
                .isPresent()) {
            return titled;
        }
        return coordinates(bundle(), value("bundle-version")).or(() -> titled);
    }

    /** What may be the artifact's name: words, and never prose. {@code Jackson-core} is written for people and may be it in lower case. */
    Stream<String> artifacts() {
        String bundle = bundle();
        String last = bundle.substring(bundle.lastIndexOf('.') + 1);
        return Stream.of(
                        value("implementation-title"),
                        bundle,
                        // Maven's bundle plug-in writes the group before the artifact; elsewhere the last part is
                        // "core" or "api".
                        last.indexOf('-') < 0 ? "" : last,
                        value("automatic-module-name"))
                .filter(name -> IDENTIFIER.matcher(name).matches())
                .flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)));
    }

    /** What else a file without a version may be, which may have been renamed: {@code log4j-core} of {@code org.apache.logging.log4j.core}. */
    Stream<String> guesses() {
        return Stream.of(bundle(), value("automatic-module-name"))
                .filter(RecordedText::isPlain)
                .map(DOTTED::matcher)
                .filter(Matcher::matches)
                .map(dotted -> (dotted.group(1) + "-" + dotted.group(2)).toLowerCase(Locale.ROOT));
    }

    /**
     * Whoever made the jar, as they name themselves or what they made: a group is written beside it as the vendor's id, or is the
     * beginning of its module or bundle. Empty when no name with a dot is given.
     */
    String vendor() {
        return Stream.of(value("implementation-vendor-id"), value("automatic-module-name"), bundle())
                .filter(name -> GROUP.matcher(name).matches() && RecordedText.isPlain(name))
                .findFirst()
                .orElse("");
    }

    /** Whether it names the jar as these coordinates do. */
    boolean names(JarCoordinates coordinates) {
        String full = coordinates.group() + "." + coordinates.artifact();
        return Stream.of(value("implementation-title"), bundle(), value("automatic-module-name"))
                .anyMatch(name -> name.equalsIgnoreCase(coordinates.artifact()) || name.equalsIgnoreCase(full));
    }

    /** The versions that it states, in whatever numbering. */
    Stream<String> versions() {
        return Stream.of(value("implementation-version"), value("bundle-version"))
                .filter(version -> !version.isEmpty());
    }

    /** The version that it states of whatever it names; empty when it states none. */
    String version() {
        return versions().findFirst().orElse("");
    }

    private Optional<JarCoordinates> coordinates(String name, String version) {
        return name.isEmpty() || version.isEmpty()
                ? Optional.empty()
                : Optional.of(new JarCoordinates("", name, version));
    }

    /** The name without the directives that may follow it. */
    private String bundle() {
        String name = value("bundle-symbolicname");
        int directives = name.indexOf(';');
        return directives < 0 ? name : name.substring(0, directives).strip();
    }

    private String value(String attribute) {
        String value = attributes.getOrDefault(attribute, "");
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }
}
