package dev.crowsnest.testsupport.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file that names the distribution, at {@code usr/lib/os-release} with the link from {@code etc}.
 *
 * @param fields in the order in which they are written, each value in quotation marks
 */
public record OsRelease(Map<String, String> fields) implements LayerPart {

    /** Debian, such as 12 and {@code bookworm}. */
    public static OsRelease debian(int version, String codename) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("PRETTY_NAME", "Debian GNU/Linux " + version + " (" + codename + ")");
        fields.put("NAME", "Debian GNU/Linux");
        fields.put("VERSION_ID", Integer.toString(version));
        fields.put("VERSION", version + " (" + codename + ")");
        fields.put("VERSION_CODENAME", codename);
        fields.put("ID", "debian");
        return new OsRelease(fields);
    }

    /** Alpine, such as {@code 3.19.1}. */
    public static OsRelease alpine(String version) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("NAME", "Alpine Linux");
        fields.put("ID", "alpine");
        fields.put("VERSION_ID", version);
        fields.put("PRETTY_NAME", "Alpine Linux v" + version.replaceAll("\\.\\d+$", ""));
        return new OsRelease(fields);
    }

    /** The file's content. */
    public String text() {
        StringBuilder text = new StringBuilder();
        fields.forEach(
                (key, value) -> text.append(key).append("=\"").append(value).append("\"\n"));
        return text.toString();
    }

    @Override
    public void writeTo(TarWriter tar) throws IOException {
        tar.file("usr/lib/os-release", text().getBytes(StandardCharsets.UTF_8));
        tar.symlink("etc/os-release", "../usr/lib/os-release");
    }
}
