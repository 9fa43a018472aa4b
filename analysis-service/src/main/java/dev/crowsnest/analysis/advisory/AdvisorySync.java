package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.advisory.AdvisoryArchive.HeldExport;
import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedContent;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.ExportCount;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.feed.FeedAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings the advisories up to date.
 *
 * <p>Each export is read to its end before anything changes, and then changes in one transaction together with all that was
 * judged by it. One that cannot be read stays as it was.
 */
@ApplicationScoped
public class AdvisorySync {

    private static final Logger LOGGER = Logger.getLogger(AdvisorySync.class);

    /** Tells exports from other feeds. */
    private static final String FEED = "OSV ";

    /** A first sync beside a large stock of images judges all of them in one transaction. */
    private static final int TRANSACTION_SECONDS = 3_600;

    private final AdvisoryArchive archive;
    private final AdvisoryCatalogue catalogue;
    private final AdvisoryChangeListener listener;
    private final StarterSet starter;
    private final FeedBook feeds;
    private final Clock clock;
    private final AdvisoryCodec codec = new AdvisoryCodec();

    AdvisorySync(
            AdvisoryArchive archive,
            AdvisoryCatalogue catalogue,
            AdvisoryChangeListener listener,
            StarterSet starter,
            FeedBook feeds,
            Clock clock) {
        this.archive = archive;
        this.catalogue = catalogue;
        this.listener = listener;
        this.starter = starter;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Takes in the starter set, unless another was fetched before. */
    public void useStarterSet() {
        if (catalogue.edition().synced() != null) {
            return;
        }
        Map<String, List<Advisory>> exports = new TreeMap<>();
        starter.advisories()
                .forEach(advisory -> exports.computeIfAbsent(advisory.key().export(), export -> new ArrayList<>())
                        .add(advisory));
        exports.forEach((export, advisories) -> replace(export, advisories::forEach, true));
        leaveOnly(exports.keySet());
        QuarkusTransaction.requiringNew().run(() -> archive.name(StarterSet.NAME, null));
    }

    /**
     * Takes in what has changed at an address.
     *
     * @param ecosystems to take; all that it offers when empty
     * @return whether all of them could be read
     */
    public boolean sync(URI address, List<String> ecosystems) {
        var export = new OsvExport(address);
        Set<String> wanted = new TreeSet<>(ecosystems.isEmpty() ? export.ecosystems() : ecosystems);
        Set<String> failed = new TreeSet<>();
        for (String ecosystem : wanted) {
            if (!read(export, address, ecosystem)) {
                failed.add(ecosystem);
            }
        }
        if (failed.size() < wanted.size()) {
            Set<String> kept = new TreeSet<>(wanted);
            // What the starter set has of an export that failed would be passed off as the address's own.
            archive.exports().stream()
                    .filter(HeldExport::starter)
                    .map(HeldExport::name)
                    .forEach(kept::remove);
            leaveOnly(kept);
            QuarkusTransaction.requiringNew().run(() -> archive.name(FeedAddress.describe(address), clock.instant()));
        }
        return failed.isEmpty();
    }

    private boolean read(OsvExport source, URI address, String export) {
        String feed = FEED + export;
        FeedState known = feeds.known(feed, FeedAddress.describe(address));
        Instant begun = clock.instant();
        try {
            var counted = new ExportCount[1];
            ExportIntake intake = replace(export, sink -> counted[0] = source.read(export, sink), false);
            write(known.read(content(counted[0], intake), "", counted[0].bytes(), begun, clock.instant()));
            if (counted[0].malformed() > 0) {
                LOGGER.warnf(
                        "Advisories could not be read, export=%s count=%d first=%s",
                        export, counted[0].malformed(), counted[0].problems());
            }
            return true;
        } catch (AdvisorySourceException e) {
            LOGGER.warnf("Keeping the last good copy of an export, export=%s reason=%s", export, e.getMessage());
            write(known.failed(String.valueOf(e.getMessage()), clock.instant()));
            return false;
        }
    }

    private static FeedContent content(ExportCount counted, ExportIntake intake) {
        return new FeedContent(
                intake.newest().toString(),
                counted.advisories(),
                (long) intake.received() + intake.gone().size(),
                counted.malformed(),
                counted.problems());
    }

    private void write(FeedState state) {
        QuarkusTransaction.requiringNew().run(() -> feeds.write(state));
    }

    private ExportIntake replace(String export, Consumer<Consumer<Advisory>> source, boolean isStarter) {
        var intake = new ExportIntake(archive, codec, export);
        source.accept(intake);
        intake.flush();
        boolean isNew =
                archive.exports().stream().noneMatch(held -> held.name().equals(export) && held.starter() == isStarter);
        if (isNew || intake.hasChanges()) {
            apply(export, intake.gone(), isStarter);
            LOGGER.infof(
                    "Advisories changed, export=%s written=%d removed=%d",
                    export, intake.received(), intake.gone().size());
        }
        archive.discardIncoming();
        return intake;
    }

    private void leaveOnly(Set<String> exports) {
        Set<String> names = exports.stream().map(FEED::concat).collect(Collectors.toSet());
        QuarkusTransaction.requiringNew().run(() -> feeds.leaveOnly(FEED, names));
        for (HeldExport held : archive.exports()) {
            if (!exports.contains(held.name())) {
                replace(held.name(), sink -> {}, held.starter());
            }
        }
    }

    private void apply(String export, Set<String> gone, boolean isStarter) {
        QuarkusTransaction.requiringNew()
                .timeout(TRANSACTION_SECONDS)
                .run(() -> listener.changed(archive.apply(export, gone, isStarter)));
    }
}
