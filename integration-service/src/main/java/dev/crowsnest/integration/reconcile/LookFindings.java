package dev.crowsnest.integration.reconcile;

/**
 * What a look has found until now.
 *
 * @param repositories that the registry lists
 * @param read how many of them are read, of those that are enabled
 * @param newRepositories that were not known, or known as deleted
 * @param goneRepositories that are no more there
 * @param images that the registry lists in the repositories that are read
 * @param newImages that were not known, or known as deleted
 * @param changedImages of which tags or archive were known otherwise
 * @param goneImages that are no more there
 * @param calls pages that AWS was asked for
 */
public record LookFindings(
        int repositories,
        int read,
        int newRepositories,
        int goneRepositories,
        int images,
        int newImages,
        int changedImages,
        int goneImages,
        int calls) {

    /** Nothing yet. */
    public static final LookFindings NONE = new LookFindings(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static LookFindings ofRegistry(int listed, int added, int gone) {
        return new LookFindings(listed, 0, added, gone, 0, 0, 0, 0, 0);
    }

    static LookFindings ofRepository(int listed, int added, int changed, int gone) {
        return new LookFindings(0, 1, 0, 0, listed, added, changed, gone, 0);
    }

    LookFindings plus(LookFindings more) {
        return new LookFindings(
                repositories + more.repositories,
                read + more.read,
                newRepositories + more.newRepositories,
                goneRepositories + more.goneRepositories,
                images + more.images,
                newImages + more.newImages,
                changedImages + more.changedImages,
                goneImages + more.goneImages,
                calls + more.calls);
    }

    LookFindings withCalls(int all) {
        return new LookFindings(
                repositories,
                read,
                newRepositories,
                goneRepositories,
                images,
                newImages,
                changedImages,
                goneImages,
                all);
    }
}
