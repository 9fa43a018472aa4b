package dev.crowsnest.analyzer.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file that is published at one address, {@code file:}, {@code http:} or {@code https:}, plain or as gzip. */
public final class FeedFile {

    /** The largest that is read this way, EPSS, has 10 MB inflated and grows by a tenth in a year. */
    private static final long LARGEST = 64L << 20;

    /** Of a server between two bytes. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final String TAG = "tag ";
    private static final String DATE = "date ";

    private final URI address;
    private final long largest;

    /** @throws IllegalArgumentException for an address of another kind */
    public FeedFile(URI address) {
        this(address, LARGEST);
    }

    /**
     * The same, of another size.
     *
     * @param largest bytes that are read of it, as they come and inflated, before it is taken for a mistake or an attack
     */
    public FeedFile(URI address, long largest) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("file") && !scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("not an address of a file: it begins with file:, http: or https:");
        }
        this.address = address;
        this.largest = largest;
    }

    /**
     * Opens the file, unless it is as it was.
     *
     * @param seal of the state that is known; absent when none is
     * @throws FeedException when it cannot be opened
     */
    public Optional<FeedEdition> open(@Nullable String seal) {
        try {
            return "file".equalsIgnoreCase(address.getScheme()) ? openFile(seal) : fetch(seal);
        } catch (NoSuchFileException e) {
            throw FeedException.missing(describe(), e);
        } catch (IOException e) {
            throw broken("the connection or disk failed: " + e.getMessage(), e);
        }
    }

    /** Why reading failed, said of this file. */
    public FeedException broken(String reason, @Nullable Throwable cause) {
        return FeedException.broken(describe(), reason, cause);
    }

    /** For people, without secrets. */
    public String describe() {
        return FeedAddress.describe(address);
    }

    private Optional<FeedEdition> openFile(@Nullable String seal) throws IOException {
        Path file = Path.of(address);
        String found = DATE + Files.getLastModifiedTime(file) + " " + Files.size(file);
        return found.equals(seal)
                ? Optional.empty()
                : Optional.of(edition(Files.newInputStream(file), Files.size(file), found));
    }

    private Optional<FeedEdition> fetch(@Nullable String seal) throws IOException {
        HttpURLConnection connection = FeedAddress.get(address, condition(seal), SILENCE);
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            return Optional.of(
                    edition(connection.getInputStream(), connection.getContentLengthLong(), sealOf(connection)));
        }
        connection.disconnect();
        if (status == HttpURLConnection.HTTP_NOT_MODIFIED) {
            return Optional.empty();
        }
        throw status == HttpURLConnection.HTTP_NOT_FOUND
                ? FeedException.missing(describe(), null)
                : broken("the server answered " + status, null);
    }

    private static Map<String, String> condition(@Nullable String seal) {
        if (seal != null && seal.startsWith(TAG)) {
            return Map.of("If-None-Match", seal.substring(TAG.length()));
        }
        return seal != null && seal.startsWith(DATE)
                ? Map.of("If-Modified-Since", seal.substring(DATE.length()))
                : Map.of();
    }

    private static String sealOf(HttpURLConnection connection) {
        String tag = connection.getHeaderField("ETag");
        String date = connection.getHeaderField("Last-Modified");
        if (tag != null) {
            return TAG + tag;
        }
        return date == null ? "" : DATE + date;
    }

    private FeedEdition edition(InputStream body, long stated, String seal) throws IOException {
        var fetched = new CountedStream(new BufferedInputStream(body), largest, stated);
        try {
            return new FeedEdition(inflated(fetched), fetched, seal);
        } catch (IOException e) {
            fetched.close();
            throw e;
        }
    }

    private InputStream inflated(InputStream fetched) throws IOException {
        var start = new PushbackInputStream(fetched, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean isGzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        return isGzip ? new CountedStream(new GZIPInputStream(start), largest, -1) : start;
    }
}
