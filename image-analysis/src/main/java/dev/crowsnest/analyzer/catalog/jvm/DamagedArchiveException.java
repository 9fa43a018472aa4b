package dev.crowsnest.analyzer.catalog.jvm;

/** An archive, or an entry of it, contradicts the format or itself. */
final class DamagedArchiveException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    /** @param reason a clause without a full stop */
    DamagedArchiveException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
