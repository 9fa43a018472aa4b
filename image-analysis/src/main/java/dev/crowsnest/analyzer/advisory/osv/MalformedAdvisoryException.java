package dev.crowsnest.analyzer.advisory.osv;

import org.jspecify.annotations.Nullable;

/** A document is no OSV record that could be judged with. Costs that record only. */
public final class MalformedAdvisoryException extends Exception {

    private final String record;
    private final String reason;

    /**
     * @param record its id, or empty when it has none
     * @param reason a clause without a full stop
     */
    public MalformedAdvisoryException(String record, String reason, @Nullable Throwable cause) {
        super("could not read advisory " + (record.isEmpty() ? "without an id" : record) + ": " + reason, cause);
        this.record = record;
        this.reason = reason;
    }

    public String record() {
        return record;
    }

    public String reason() {
        return reason;
    }
}
