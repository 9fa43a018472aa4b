package dev.crowsnest.testsupport.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * apk's database of installed packages, from facts.
 *
 * @see <a href="https://wiki.alpinelinux.org/wiki/Apk_spec">Alpine's description of the fields</a>
 */
public final class ApkInstalled implements LayerPart {

    private static final String PATH = "lib/apk/db/installed";

    private final StringBuilder records = new StringBuilder();

    /** A package that is its own origin. */
    public ApkInstalled installed(String name, String version, String architecture) {
        return installed(name, version, architecture, name);
    }

    /**
     * A package and the files that it owns.
     *
     * @param origin the package that it was built from; null leaves the field out
     * @param files paths without a leading slash
     */
    public ApkInstalled installed(
            String name, String version, String architecture, @Nullable String origin, String... files) {
        StringBuilder text = new StringBuilder();
        field(text, "C", "Q1AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        field(text, "P", name);
        field(text, "V", version);
        field(text, "A", architecture);
        field(text, "S", "1024");
        field(text, "I", "4096");
        field(text, "T", name + " as a fixture");
        field(text, "U", "https://example.org/" + name);
        field(text, "L", "MIT");
        if (origin != null) {
            field(text, "o", origin);
        }
        for (String file : files) {
            int slash = file.lastIndexOf('/');
            field(text, "F", slash < 0 ? "" : file.substring(0, slash));
            field(text, "R", file.substring(slash + 1));
        }
        return record(text.toString());
    }

    /** A record written as it is, damaged if need be; an empty line follows it. */
    public ApkInstalled record(String text) {
        records.append(text).append('\n');
        return this;
    }

    /** The file's content. */
    public String text() {
        return records.toString();
    }

    @Override
    public void writeTo(TarWriter tar) throws IOException {
        tar.file(PATH, text().getBytes(StandardCharsets.UTF_8));
    }

    private static void field(StringBuilder text, String key, String value) {
        text.append(key).append(':').append(value).append('\n');
    }
}
