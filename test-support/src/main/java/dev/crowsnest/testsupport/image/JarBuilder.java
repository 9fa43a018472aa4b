package dev.crowsnest.testsupport.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds jars, wars and jars within jars; the same calls give the same bytes. */
public final class JarBuilder {

    // The first moment that a zip can say; without it every build would give other bytes.
    private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, Content> entries = new LinkedHashMap<>();

    /** A deflated entry. */
    public JarBuilder entry(String path, byte[] content) {
        entries.put(path, new Content(content, ZipEntry.DEFLATED));
        return this;
    }

    /** A deflated entry of UTF-8 text. */
    public JarBuilder entry(String path, String content) {
        return entry(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** META-INF/MANIFEST.MF with these main attributes, in their order; values up to 50 bytes, as lines are not folded. */
    public JarBuilder manifest(Map<String, String> attributes) {
        StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
        attributes.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append("\r\n"));
        return entry("META-INF/MANIFEST.MF", text.append("\r\n").toString());
    }

    /** The pom.properties that Maven puts into a jar. */
    public JarBuilder pomProperties(String groupId, String artifactId, String version) {
        return entry(
                "META-INF/maven/" + groupId + "/" + artifactId + "/pom.properties",
                "groupId=" + groupId + "\nartifactId=" + artifactId + "\nversion=" + version + "\n");
    }

    /** A jar inside, not compressed again, as Spring Boot packs them. */
    public JarBuilder nestedStored(String path, byte[] jar) {
        entries.put(path, new Content(jar, ZipEntry.STORED));
        return this;
    }

    /** A jar inside, compressed again, as in wars and ears. */
    public JarBuilder nestedDeflated(String path, byte[] jar) {
        return entry(path, jar);
    }

    /** The bytes of the jar. */
    public byte[] build() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Content> entry : entries.entrySet()) {
                zip.putNextEntry(entry.getValue().header(entry.getKey()));
                zip.write(entry.getValue().bytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not build the jar: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private record Content(byte[] bytes, int method) {

        ZipEntry header(String path) {
            ZipEntry header = new ZipEntry(path);
            header.setTimeLocal(ZIP_EPOCH);
            header.setMethod(method);
            if (method == ZipEntry.STORED) {
                CRC32 crc = new CRC32();
                crc.update(bytes);
                header.setSize(bytes.length);
                header.setCrc(crc.getValue());
            }
            return header;
        }
    }
}
