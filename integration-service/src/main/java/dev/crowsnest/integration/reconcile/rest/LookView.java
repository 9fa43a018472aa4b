package dev.crowsnest.integration.reconcile.rest;

import dev.crowsnest.integration.reconcile.Look;
import dev.crowsnest.integration.reconcile.LookFindings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a registry was looked through, and what came of it.
 *
 * @param nextAt when the next look begins, or the present one goes on; absent where the registry was never connected
 * @param begunAt when the present one began; absent where there is none
 * @param finishedAt when the last one ended; absent before the first
 * @param findings of the present one, else of the last; absent before the first
 * @param problem what stood in its way
 */
public record LookView(
        @Nullable Instant nextAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        @Nullable LookFindingsView findings,
        @Nullable String problem) {

    static final LookView NONE = new LookView(null, null, null, null, null);

    static LookView of(Look look) {
        boolean isFirst = look.begunAt() == null && look.finishedAt() == null;
        return new LookView(
                look.dueAt(),
                look.begunAt(),
                look.finishedAt(),
                isFirst ? null : LookFindingsView.of(look.findings()),
                look.problem());
    }

    /**
     * What a look found.
     *
     * @param repositories that the registry lists
     * @param repositoriesRead how many of them were read: those that are enabled
     * @param images that they hold
     * @param changedImages of which tags or archive were known otherwise
     * @param calls pages that AWS was asked for
     */
    public record LookFindingsView(
            int repositories,
            int repositoriesRead,
            int newRepositories,
            int goneRepositories,
            int images,
            int newImages,
            int changedImages,
            int goneImages,
            int calls) {

        static LookFindingsView of(LookFindings findings) {
            return new LookFindingsView(
                    findings.repositories(),
                    findings.read(),
                    findings.newRepositories(),
                    findings.goneRepositories(),
                    findings.images(),
                    findings.newImages(),
                    findings.changedImages(),
                    findings.goneImages(),
                    findings.calls());
        }
    }
}
