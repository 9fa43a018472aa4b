package dev.crowsnest.analysis.archive;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself.
 *
 * @param format of the archive; another number is another form
 * @param made when, RFC 3339
 * @param edition what results of the exporting installation name
 * @param synced when that was brought up to date, RFC 3339
 */
record ArchiveManifest(
        int format, String made, String edition, String synced, List<ArchivedFeed> feeds, List<ArchiveMember> members) {

    static final int FORMAT = 1;

    /** Its place in the archive. */
    static final String PLACE = "crowsnest-archive.json";

    private static final JsonMapper JSON = new JsonMapper();

    /** Copies the lists. */
    ArchiveManifest {
        feeds = List.copyOf(feeds);
        members = List.copyOf(members);
    }

    /**
     * How a feed stood when the archive was made.
     *
     * @param place of what it holds
     * @param address that it came from, for people
     * @param records that are in the archive
     * @param skipped records that the exporting installation could not read, or not wholly
     * @param good when it was last known to be up to date, RFC 3339
     */
    record ArchivedFeed(
            String name,
            String place,
            String address,
            String edition,
            long records,
            long skipped,
            List<String> problems,
            @Nullable String good) {

        /** Copies the list. */
        ArchivedFeed {
            problems = List.copyOf(problems);
        }
    }

    /** A file of the archive. */
    record ArchiveMember(String place, long bytes, String sha256) {}

    byte[] write() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @throws IOException when it is none that can be read here */
    static ArchiveManifest read(byte[] json) throws IOException {
        int format = format(json);
        if (format != FORMAT) {
            throw new IOException("its format is " + format + " and this installation reads " + FORMAT
                    + ": bring both to the same release");
        }
        try {
            ArchiveManifest manifest = JSON.readValue(json, ArchiveManifest.class);
            Instant.parse(manifest.made());
            Instant.parse(manifest.synced());
            for (ArchivedFeed feed : manifest.feeds()) {
                Objects.requireNonNull(feed.name());
                Objects.requireNonNull(feed.place());
                Objects.requireNonNull(feed.address());
                Objects.requireNonNull(feed.edition());
                if (feed.good() != null) {
                    Instant.parse(feed.good());
                }
            }
            return manifest;
        } catch (IOException | DateTimeException | NullPointerException e) {
            throw damaged(e);
        }
    }

    private static int format(byte[] json) throws IOException {
        try {
            return JSON.readTree(json).path("format").asInt();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(Exception cause) {
        return new IOException("its manifest is damaged; export it anew", cause);
    }

    AdvisoryEdition advisories() {
        return new AdvisoryEdition(edition, 0, Instant.parse(synced));
    }
}
