package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where advisories are kept, for whoever brings them up to date.
 *
 * <p>What comes in and what it changes is the work of {@link #alone}, and refused once the turn was lost.
 */
public interface AdvisoryArchive {

    /** Runs the work unless it is running already, here or in another replica; says whether it ran. */
    boolean alone(Runnable work);

    /** The exports that are held. */
    List<HeldExport> exports();

    /**
     * Whatever is read in this transaction is of one moment. Called before anything else in it; nothing can be written then.
     */
    void freeze();

    /** Hands on an export's advisories by id, one at a time. Called inside of a transaction. */
    void each(String export, Consumer<Advisory> sink);

    /** What is held of an export, by its id. */
    Map<String, HeldRecord> records(String export);

    /** Forgets what came in and was not applied. */
    void discardIncoming();

    /** Sets advisories aside, after those that came before; nobody sees them yet. */
    void receive(List<IncomingAdvisory> advisories);

    /**
     * Puts what came in, of two with one id the later received, in place of what was held of it, and takes away others.
     * Called inside of a transaction.
     *
     * @param gone ids that the export has no longer
     * @param mark of what it is then; absent for the starter set
     */
    ConcernedNames apply(String export, Collection<String> gone, @Nullable ExportMark mark);

    /** Keeps what an export is now that nothing of it had to be written. Called inside of a transaction. */
    void mark(String export, ExportMark mark);

    /** What people are told that images are matched with. Called inside of a transaction. */
    void name(String edition, @Nullable Instant synced);

    /**
     * A record that is held.
     *
     * @param fingerprint of all that is kept of it
     * @param modified when it changed last, by its own word
     */
    record HeldRecord(UUID fingerprint, Instant modified) {}

    /**
     * An export that is held.
     *
     * @param starter whether it is of the starter set
     * @param mark absent for the starter set
     */
    record HeldExport(
            String name,
            int advisories,
            boolean starter,
            @Nullable ExportMark mark) {}
}
