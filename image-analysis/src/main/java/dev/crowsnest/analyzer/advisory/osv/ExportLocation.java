package dev.crowsnest.analyzer.advisory.osv;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where exports lie. */
sealed interface ExportLocation permits ExportDirectory, ExportServer {

    String ARCHIVE = "all.zip";

    /** When each record changed, a line for each. */
    String LIST = "modified_id.csv";

    static ExportLocation of(URI address, ExportLimits limits) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> ExportDirectory.of(address);
            case "http", "https" -> new ExportServer(address, limits.silence());
            default ->
                throw new IllegalArgumentException(
                        "not an address of advisories: '" + address + "'; it begins with file:, http: or https:");
        };
    }

    List<String> ecosystems();

    /** The bytes of an export's archive; a failure is an {@link AdvisorySourceException} or comes while reading. */
    InputStream open(String ecosystem) throws IOException;

    /** Where a file of an export is. */
    URI place(String ecosystem, String file);

    /** For people, without user and password. */
    String describe(String ecosystem);

    default AdvisorySourceException failure(
            String ecosystem, String reason, boolean retryable, @Nullable Throwable cause) {
        return new AdvisorySourceException("read the advisories of", describe(ecosystem), reason, retryable, cause);
    }
}
