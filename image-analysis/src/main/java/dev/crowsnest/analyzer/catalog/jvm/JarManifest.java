package dev.crowsnest.analyzer.catalog.jvm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The main section of a manifest. The sections after it speak of single files and packages, never of the jar.
 *
 * @param attributes by lower-case name
 */
record JarManifest(Map<String, String> attributes) {

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n|\r");
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

    /** What the manifest tells of the jar; empty unless it has both a name and a version. */
    Optional<JarCoordinates> coordinates() {
        var implementation = coordinates("implementation-title", "implementation-version");
        return implementation.isPresent() ? implementation : coordinates("bundle-symbolicname", "bundle-version");
    }

    private Optional<JarCoordinates> coordinates(String nameAttribute, String versionAttribute) {
        String name = value(nameAttribute);
        int parameters = name.indexOf(';');
        String plainName = parameters < 0 ? name : name.substring(0, parameters).strip();
        String version = value(versionAttribute);
        return plainName.isEmpty() || version.isEmpty()
                ? Optional.empty()
                : Optional.of(new JarCoordinates(group(), plainName, version));
    }

    /** Maven's archiver writes the group here; where something else stands, there is no group to be had. */
    private String group() {
        String vendor = value("implementation-vendor-id");
        return GROUP.matcher(vendor).matches() ? vendor : "";
    }

    private String value(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }
}
