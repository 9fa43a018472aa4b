package dev.crowsnest.analysis.job;

/**
 * Why an attempt ended without a result.
 *
 * @param reason a sentence for people, without a full stop
 * @param tries how many tries in all make sense when they end like this; 1 when another gives the same
 */
public record JobFailure(String reason, int tries) {

    /** Another try ends the same way. */
    public static JobFailure lasting(String reason) {
        return new JobFailure(reason, 1);
    }
}
