package dev.crowsnest.analysis.advisory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts what came in of an export in place of what was held, in one transaction with all that was judged by it. */
final class ExportReplacement {

    private static final Logger LOGGER = Logger.getLogger(ExportReplacement.class);

    /** A first sync beside a large stock of images judges all of them in one transaction. */
    private static final int TRANSACTION_SECONDS = 3_600;

    private final AdvisoryArchive archive;
    private final AdvisoryChangeListener listener;
    private final AdvisoryCodec codec = new AdvisoryCodec();

    ExportReplacement(AdvisoryArchive archive, AdvisoryChangeListener listener) {
        this.archive = archive;
        this.listener = listener;
    }

    /** Begins to take an export in. */
    ExportIntake begin(String export) {
        return new ExportIntake(archive, codec, export);
    }

    /**
     * Ends it. Writes nothing when nothing is new.
     *
     * @param gone ids that the export has no longer
     * @param mark absent for the starter set
     */
    void put(ExportIntake intake, Set<String> gone, @Nullable ExportMark mark) {
        intake.flush();
        if (intake.isNews(gone, mark)) {
            QuarkusTransaction.requiringNew()
                    .timeout(TRANSACTION_SECONDS)
                    .run(() -> listener.changed(archive.apply(intake.export(), gone, mark)));
            LOGGER.infof(
                    "Advisories changed, export=%s written=%d removed=%d",
                    intake.export(), intake.received(), gone.size());
            archive.discardIncoming();
        } else if (mark != null) {
            QuarkusTransaction.requiringNew().run(() -> archive.mark(intake.export(), mark));
        }
    }
}
