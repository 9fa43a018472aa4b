package dev.crowsnest.analyzer.advisory.osv;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.feed.FeedEdition;
import dev.crowsnest.analyzer.feed.FeedException;
import dev.crowsnest.analyzer.feed.FeedFile;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of an export one by one, and its list of when each changed: so that a change does not cost the whole export.
 *
 * @see <a href="https://google.github.io/osv.dev/data/#downloading-recent-changes">OSV, data dumps</a>
 */
public final class ExportRecords {

    private final ExportLocation location;
    private final ExportLimits limits;
    private final OsvReader reader = new OsvReader();

    ExportRecords(URI address, ExportLimits limits) {
        this.limits = limits;
        this.location = ExportLocation.of(address, limits);
    }

    /**
     * What an export lists.
     *
     * @param seal of the list that is known; absent when none is
     * @throws AdvisorySourceException when there is a list that cannot be read to its end
     */
    public ExportListing list(String ecosystem, @Nullable String seal) {
        var file = new FeedFile(location.place(ecosystem, ExportLocation.LIST));
        try {
            Optional<FeedEdition> opened = file.open(seal);
            return opened.isEmpty() ? new ExportListing.Unchanged() : listed(ecosystem, opened.get());
        } catch (FeedException e) {
            if (e.isMissing()) {
                return new ExportListing.Absent();
            }
            throw location.failure(ecosystem, "its list of changes: " + e.reason(), true, e);
        } catch (IOException e) {
            throw location.failure(ecosystem, String.valueOf(e.getMessage()), true, e);
        }
    }

    private ExportListing listed(String ecosystem, FeedEdition opened) throws IOException {
        try (FeedEdition edition = opened) {
            var modified = new ListingReader(ecosystem, limits.records()).read(edition.content());
            return new ExportListing.Listed(modified, edition.seal(), edition.bytes());
        }
    }

    /**
     * One record; absent when the export lists it and has it not, as while it is being published.
     *
     * @throws AdvisorySourceException when it cannot be fetched
     */
    public Optional<FetchedRecord> read(String ecosystem, String id) throws MalformedAdvisoryException {
        var file = new FeedFile(location.place(ecosystem, id + ".json"), limits.recordBytes() + 1);
        try (FeedEdition edition = file.open(null).orElseThrow()) {
            byte[] json = edition.content().readNBytes((int) Math.min(limits.recordBytes() + 1, Integer.MAX_VALUE - 8));
            if (json.length > limits.recordBytes()) {
                throw new MalformedAdvisoryException(id, "it is larger than " + limits.recordBytes() + " bytes", null);
            }
            List<String> flaws = new ArrayList<>();
            Advisory advisory = reader.read(ecosystem, json, flaws::add);
            return Optional.of(
                    new FetchedRecord(advisory, json.length, flaws.stream().findFirst()));
        } catch (FeedException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw location.failure(ecosystem, id + ": " + e.reason(), true, e);
        } catch (IOException e) {
            throw location.failure(ecosystem, id + ": " + e.getMessage(), true, e);
        }
    }

    /** What is wrong with a record, as it is told of those of an archive. */
    public static String problem(String id, String reason) {
        return ToldProblems.line(id + ".json", reason);
    }

    /**
     * A record that was fetched alone.
     *
     * @param bytes of its document
     * @param flaw what of it had to be passed over
     */
    public record FetchedRecord(Advisory advisory, long bytes, Optional<String> flaw) {}
}
