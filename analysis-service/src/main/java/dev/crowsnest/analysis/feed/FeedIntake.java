package dev.crowsnest.analysis.feed;

import dev.crowsnest.analyzer.feed.FeedEdition;
import dev.crowsnest.analyzer.feed.FeedException;
import dev.crowsnest.analyzer.feed.FeedFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Brings one feed up to date, and writes down what became of it. */
@ApplicationScoped
public class FeedIntake {

    private static final Logger LOGGER = Logger.getLogger(FeedIntake.class);

    /** A slow server's file is read inside of it. */
    private static final int TRANSACTION_SECONDS = 900;

    private final FeedBook book;
    private final FeedConfig config;
    private final Clock clock;

    FeedIntake(FeedBook book, FeedConfig config, Clock clock) {
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /** Looks at a feed if it is time for it. Whatever is wrong with it is written down and keeps the others from nothing. */
    void runIfDue(Feed feed) {
        Optional<URI> address = feed.address();
        if (address.isPresent() && !clock.instant().isBefore(due(feed, address.get()))) {
            run(feed, address.get());
        }
    }

    /** When a feed is looked at next; never where nobody named an address. */
    public Optional<Instant> next(Feed feed) {
        return feed.address().map(address -> due(feed, address));
    }

    private Instant due(Feed feed, URI address) {
        // What is held may have come in an archive, or be of another address than the one that does not answer.
        FeedState state = book.find(feed.name())
                .filter(one -> one.isArchived() || one.failures() > 0)
                .orElseGet(() -> known(feed, address));
        return state.due(config.interval(), config.retryAfter());
    }

    private Optional<FeedState> archived(Feed feed) {
        return book.find(feed.name()).filter(FeedState::isArchived);
    }

    /** Looks at a feed now, at this address. */
    public void run(Feed feed, URI address) {
        try {
            QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(() -> {
                if (book.take(feed.name())) {
                    book.write(read(feed, address));
                }
            });
        } catch (FeedException | IllegalArgumentException e) {
            fail(feed, address, String.valueOf(e.getMessage()));
        }
    }

    private void fail(Feed feed, URI address, String reason) {
        Instant now = clock.instant();
        // An installation that lives on archives has no network: that its addresses do not answer is no news each time.
        FeedState failed = archived(feed)
                .map(state -> state.unanswered(now))
                .orElseGet(() -> book.heldOr(known(feed, address)).failed(reason, now));
        QuarkusTransaction.requiringNew().run(() -> book.write(failed));
        if (failed.failures() <= 1) {
            LOGGER.warnf("Keeping the last good state of a feed, feed=%s reason=%s", feed.name(), reason);
        }
    }

    private FeedState read(Feed feed, URI address) {
        // Anew inside of the transaction: another replica may have been here while this one waited.
        FeedState known = known(feed, address);
        Instant begun = clock.instant();
        var file = new FeedFile(address);
        Optional<FeedEdition> found = file.open(known.seal());
        if (found.isEmpty()) {
            return known.unchanged(begun);
        }
        try (FeedEdition edition = found.get()) {
            FeedContent content = feed.take(edition.content());
            LOGGER.infof("Feed changed, feed=%s edition=%s rows=%d", feed.name(), content.edition(), content.changed());
            Instant now = clock.instant();
            return known.read(content, edition.seal(), edition.bytes(), begun, now);
        } catch (IOException e) {
            throw file.broken(String.valueOf(e.getMessage()), e);
        }
    }

    private FeedState known(Feed feed, URI address) {
        return book.known(feed.name(), new FeedFile(address).describe());
    }
}
