package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.advisory.AdvisoryArchive.HeldExport;
import dev.crowsnest.analysis.advisory.ExportUpdate.Taken;
import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.ExportSource;
import dev.crowsnest.analyzer.feed.FeedAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
    static final String FEED = "OSV ";

    /** Stands for all while it is not known which there are. */
    private static final String ALL = FEED + "exports";

    private final AdvisoryArchive archive;
    private final AdvisoryCatalogue catalogue;
    private final ExportReplacement replacement;
    private final StarterSet starter;
    private final FeedBook feeds;
    private final Clock clock;

    AdvisorySync(
            AdvisoryArchive archive,
            AdvisoryCatalogue catalogue,
            AdvisoryChangeListener listener,
            StarterSet starter,
            FeedBook feeds,
            Clock clock) {
        this.archive = archive;
        this.catalogue = catalogue;
        this.replacement = new ExportReplacement(archive, listener);
        this.starter = starter;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Whether the feed of this name is an export of advisories. */
    public static boolean isExport(String feed) {
        return feed.startsWith(FEED);
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
        exports.forEach((export, advisories) -> {
            ExportIntake intake = replacement.begin(export);
            advisories.forEach(intake);
            replacement.put(intake, intake.gone(), null);
        });
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
        return sync(new ExportSource(address), ecosystems, known -> true);
    }

    /** The same of those exports that it is time for, by how each stands. */
    boolean sync(ExportSource source, List<String> ecosystems, Predicate<FeedState> isDue) {
        Set<String> offered;
        try {
            offered = new TreeSet<>(ecosystems.isEmpty() ? source.exports().ecosystems() : ecosystems);
        } catch (AdvisorySourceException e) {
            failAll(source.address(), String.valueOf(e.getMessage()));
            return false;
        }
        // How a feed stands says nothing of an export that is not held, or that is of another address: who read it may
        // have died before writing that down.
        String described = FeedAddress.describe(source.address());
        Set<String> held = archive.exports().stream()
                .filter(one -> one.mark() != null && one.mark().isOf(described))
                .map(HeldExport::name)
                .collect(Collectors.toSet());
        Set<String> failed = new TreeSet<>();
        Set<String> good = new TreeSet<>();
        for (String export : offered) {
            FeedState known = feeds.known(FEED + export, described);
            if (isDue.test(known) || !held.contains(export)) {
                if (read(source, export, known)) {
                    good.add(export);
                    nameUnfinished(described);
                } else {
                    failed.add(export);
                }
            }
        }
        Set<String> missing = ecosystems.isEmpty() ? missing(described, offered) : Set.of();
        missing.forEach(export -> miss(feeds.known(FEED + export, described), export, isDue));
        if (!good.isEmpty()) {
            offered.addAll(missing);
            succeed(source.address(), offered);
        }
        return failed.isEmpty() && missing.isEmpty();
    }

    /** What came from this address and is not offered there. A folder that is away for a moment must not take all findings with it. */
    private Set<String> missing(String address, Set<String> offered) {
        return archive.exports().stream()
                .filter(held -> held.mark() != null && held.mark().address().equals(address))
                .map(HeldExport::name)
                .filter(export -> !offered.contains(export))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void miss(FeedState known, String export, Predicate<FeedState> isDue) {
        if (isDue.test(known)) {
            write(known.failed(
                    "could not read the advisories of " + export
                            + ": the address does not offer it any more; what is held"
                            + " stays as it is. To let go of it, name the ecosystems that are to be read"
                            + " (crowsnest.analysis.advisories.ecosystems)",
                    clock.instant()));
        }
    }

    /** How the exports stand that are read. */
    Stream<FeedState> states() {
        return feeds.all().stream().filter(state -> state.name().startsWith(FEED));
    }

    /** Whoever dies now leaves a mixture, and people must not be told that it is all of one or the other. */
    private void nameUnfinished(String address) {
        AdvisoryEdition current = catalogue.edition();
        if (!current.name().startsWith(address)) {
            QuarkusTransaction.requiringNew()
                    .run(() -> archive.name(address + " (not yet read to the end)", current.synced()));
        }
    }

    private void succeed(URI address, Set<String> offered) {
        Set<String> kept = new TreeSet<>(offered);
        // What the starter set has of an export that failed would be passed off as the address's own.
        archive.exports().stream()
                .filter(HeldExport::starter)
                .map(HeldExport::name)
                .forEach(kept::remove);
        leaveOnly(kept);
        QuarkusTransaction.requiringNew().run(() -> archive.name(edition(address), clock.instant()));
    }

    /** What people read beside every result: an export that cannot be read is held as it was, and not of today. */
    private String edition(URI address) {
        String lagging = states().filter(state -> state.failures() > 0)
                .map(state -> state.name().substring(FEED.length()))
                .sorted()
                .collect(Collectors.joining(", "));
        return FeedAddress.describe(address) + (lagging.isEmpty() ? "" : " (not up to date: " + lagging + ")");
    }

    private void failAll(URI address, String reason) {
        LOGGER.warnf("Keeping the last good copy of all exports, reason=%s", reason);
        String described = FeedAddress.describe(address);
        List<FeedState> known =
                states().filter(state -> state.address().equals(described)).toList();
        List<FeedState> concerned = known.isEmpty() ? List.of(feeds.known(ALL, described)) : known;
        concerned.forEach(state -> write(state.failed(reason, clock.instant())));
    }

    private boolean read(ExportSource source, String export, FeedState known) {
        Instant begun = clock.instant();
        try {
            Optional<Taken> taken =
                    new ExportUpdate(replacement, source, export, known, mark(export, known), begun).run();
            write(taken.map(read -> known.read(read.content(), "", read.bytes(), begun, clock.instant()))
                    .orElseGet(() -> known.unchanged(clock.instant())));
            taken.filter(read -> read.content().skipped() > 0)
                    .ifPresent(read -> LOGGER.warnf(
                            "Advisories could not be read, or not wholly, export=%s count=%d first=%s",
                            export, read.content().skipped(), read.content().problems()));
            return true;
        } catch (AdvisorySourceException e) {
            LOGGER.warnf("Keeping the last good copy of an export, export=%s reason=%s", export, e.getMessage());
            write(feeds.heldOr(known).failed(String.valueOf(e.getMessage()), clock.instant()));
            return false;
        }
    }

    /** Without a state of its own, as after a kill before that was written, an export is read whole and writes only its state. */
    private @Nullable ExportMark mark(String export, FeedState known) {
        if (known.edition() == null) {
            return null;
        }
        return archive.exports().stream()
                .filter(held -> held.name().equals(export))
                .map(HeldExport::mark)
                .filter(mark -> mark != null && mark.isOf(known.address()))
                .findFirst()
                .orElse(null);
    }

    private void write(FeedState state) {
        QuarkusTransaction.requiringNew().run(() -> feeds.write(state));
    }

    private void leaveOnly(Set<String> exports) {
        Set<String> names = exports.stream().map(FEED::concat).collect(Collectors.toSet());
        QuarkusTransaction.requiringNew().run(() -> feeds.leaveOnly(FEED, names));
        for (HeldExport held : archive.exports()) {
            if (!exports.contains(held.name())) {
                ExportIntake intake = replacement.begin(held.name());
                replacement.put(intake, intake.gone(), held.mark());
            }
        }
    }
}
