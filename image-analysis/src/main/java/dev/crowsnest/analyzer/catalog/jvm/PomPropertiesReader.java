package dev.crowsnest.analyzer.catalog.jvm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.regex.Pattern;

/** Reads the coordinates that Maven's archiver leaves in each jar that it packs. */
final class PomPropertiesReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");

    private PomPropertiesReader() {}

    static JarCoordinates read(byte[] content) throws DamagedArchiveException {
        var properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(content));
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedArchiveException("has an escape that is none");
        }
        return new JarCoordinates(id(properties, "groupId"), id(properties, "artifactId"), version(properties));
    }

    private static String id(Properties properties, String key) throws DamagedArchiveException {
        String id = properties.getProperty(key, "").strip();
        if (!ID.matcher(id).matches()) {
            throw new DamagedArchiveException("names no " + key);
        }
        return id;
    }

    private static String version(Properties properties) throws DamagedArchiveException {
        String version = properties.getProperty("version", "").strip();
        // A build that did not filter the file left its placeholder.
        if (version.isEmpty() || version.contains("${")) {
            throw new DamagedArchiveException("names no version");
        }
        return version;
    }
}
