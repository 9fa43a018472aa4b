package dev.crowsnest.analysis.insight;

import dev.crowsnest.analysis.advisory.AdvisorySync;
import dev.crowsnest.analysis.advisory.SyncSchedule;
import dev.crowsnest.analysis.feed.Feed;
import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedIntake;
import dev.crowsnest.analysis.feed.FeedState;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How all feeds stand, and when each is looked at next. */
@ApplicationScoped
public class FeedListing {

    private final FeedBook book;
    private final SyncSchedule exports;
    private final FeedIntake intake;
    private final List<Feed> files;

    FeedListing(FeedBook book, SyncSchedule exports, FeedIntake intake, @All List<Feed> files) {
        this.book = book;
        this.exports = exports;
        this.intake = intake;
        this.files = files;
    }

    /** By name. */
    public List<ListedFeed> all() {
        return book.all().stream()
                .map(state -> new ListedFeed(state, next(state).orElse(null)))
                .toList();
    }

    private Optional<Instant> next(FeedState state) {
        if (AdvisorySync.isExport(state.name())) {
            return exports.next(state);
        }
        return files.stream()
                .filter(file -> file.name().equals(state.name()))
                .findFirst()
                .flatMap(intake::next);
    }
}
