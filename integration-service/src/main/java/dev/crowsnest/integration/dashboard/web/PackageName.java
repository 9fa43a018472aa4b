package dev.crowsnest.integration.dashboard.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Name and version in a package URL, as people write them. */
public record PackageName(String name, String version) {

    /** @param purl {@code pkg:type/namespace/name@version?qualifiers}; whatever else it is, is shown as it is */
    static PackageName of(String purl) {
        String whole = purl.replaceFirst("[?#].*$", "");
        int at = whole.lastIndexOf('@');
        int slash = whole.indexOf('/');
        if (slash < 0 || at < slash) {
            return new PackageName(purl, "");
        }
        String name = decoded(whole.substring(slash + 1, at));
        return new PackageName(
                switch (whole.substring(0, slash)) {
                    // Which distribution it is, the image says.
                    case "pkg:deb", "pkg:apk", "pkg:rpm" -> name.substring(name.lastIndexOf('/') + 1);
                    case "pkg:maven" -> name.replace('/', ':');
                    default -> name;
                },
                decoded(whole.substring(at + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
