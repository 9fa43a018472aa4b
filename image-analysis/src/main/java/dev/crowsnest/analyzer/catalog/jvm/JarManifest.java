package dev.crowsnest.analyzer.catalog.jvm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
     * What the manifest tells of the jar; empty unless it has both a name and a version.
     *
     * <p>An identifier goes before prose: many a title is a sentence, while the bundle's name beside it is one word.
     */
    Optional<JarCoordinates> coordinates() {
        var titled = coordinates(value("implementation-title"), value("implementation-version"));
        if (titled.filter(coordinates ->
                        IDENTIFIER.matcher(coordinates.artifact()).matches())
                .isPresent()) {
            return titled;
        }
        return coordinates(bundle(), value("bundle-version")).or(() -> titled);
    }

    /** What may be the artifact's name: words, and never prose. */
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
                .filter(name -> IDENTIFIER.matcher(name).matches());
    }

    /** The version that it states of whatever it names; empty when it states none. */
    String version() {
        String version = value("implementation-version");
        return version.isEmpty() ? value("bundle-version") : version;
    }

    private Optional<JarCoordinates> coordinates(String name, String version) {
        return name.isEmpty() || version.isEmpty()
                ? Optional.empty()
                : Optional.of(new JarCoordinates(group(), name, version));
    }

    /** The name without the directives that may follow it. */
    private String bundle() {
        String name = value("bundle-symbolicname");
        int directives = name.indexOf(';');
        return directives < 0 ? name : name.substring(0, directives).strip();
    }

    /** Maven's archiver writes the group here; where something else stands, there is no group to be had. */
    private String group() {
        String vendor = value("implementation-vendor-id");
        return GROUP.matcher(vendor).matches() ? vendor : "";
    }

    private String value(String attribute) {
        String value = attributes.getOrDefault(attribute, "");
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }
}
