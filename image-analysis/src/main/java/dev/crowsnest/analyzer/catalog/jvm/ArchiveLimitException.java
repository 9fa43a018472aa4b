package dev.crowsnest.analyzer.catalog.jvm;

/** An outermost archive costs more than it may; reading it ends, and what was found stays. */
final class ArchiveLimitException extends Exception {

    private static final long serialVersionUID = 1;

    private final String limit;

    /** @param limit a clause that names what there is too much of */
    ArchiveLimitException(String limit) {
        super(limit);
        this.limit = limit;
    }

    String limit() {
        return limit;
    }
}
