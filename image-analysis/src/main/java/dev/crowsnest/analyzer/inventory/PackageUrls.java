package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes package-urls.
 *
 * <p>Own code, because names are hostile: the usual library writes control characters so that no reader takes them back,
 * and refuses Maven packages without a group.
 *
 * @see <a href="https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst">purl specification</a>
 */
final class PackageUrls {

    private static final Pattern PYPI_SEPARATORS = Pattern.compile("[-_.]+");
    private static final String UNENCODED = "-._~:";

    private PackageUrls() {}

    static String of(PackageRecord record, @Nullable Distribution distribution) {
        var purl = new StringBuilder("pkg:").append(type(record)).append('/');
        String namespace = namespace(record, distribution);
        if (!namespace.isEmpty()) {
            encode(namespace, purl).append('/');
        }
        encode(name(record), purl).append('@');
        encode(version(record), purl);
        if (record.type().isDistribution()) {
            appendQualifiers(record, distribution, purl);
        }
        return purl.toString();
    }

    /** A jar that names no group has no coordinates, and the type {@code maven} is for those that do. */
    private static String type(PackageRecord record) {
        boolean withoutGroup =
                record.type() == PackageType.MAVEN && record.namespace().isEmpty();
        return withoutGroup ? "generic" : record.type().purlType();
    }

    private static String namespace(PackageRecord record, @Nullable Distribution distribution) {
        if (record.type().isDistribution()) {
            return distribution == null ? "" : distribution.id();
        }
        return record.namespace();
    }

    private static String name(PackageRecord record) {
        return switch (record.type()) {
            case PYPI -> PYPI_SEPARATORS.matcher(record.name()).replaceAll("-").toLowerCase(Locale.ROOT);
            case DEB, APK -> record.name().toLowerCase(Locale.ROOT);
            case RPM, NPM, MAVEN -> record.name();
        };
    }

    /** Debian's epoch is a part of its version; rpm's is a qualifier. */
    private static String version(PackageRecord record) {
        return record.type() == PackageType.RPM
                ? record.version().substring(record.version().indexOf(':') + 1)
                : record.version();
    }

    private static void appendQualifiers(
            PackageRecord record, @Nullable Distribution distribution, StringBuilder purl) {
        char separator = '?';
        String architecture = record.architecture();
        if (architecture != null) {
            encode(architecture, purl.append(separator).append("arch="));
            separator = '&';
        }
        if (distribution != null) {
            String release = distribution.version().isEmpty() ? "" : "-" + distribution.version();
            encode(distribution.id() + release, purl.append(separator).append("distro="));
            separator = '&';
        }
        int epoch = record.version().indexOf(':');
        if (record.type() == PackageType.RPM && epoch > 0) {
            encode(record.version().substring(0, epoch), purl.append(separator).append("epoch="));
        }
    }

    private static StringBuilder encode(String text, StringBuilder purl) {
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNENCODED.indexOf(c) >= 0)) {
                purl.append(c);
            } else {
                purl.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
        return purl;
    }
}
