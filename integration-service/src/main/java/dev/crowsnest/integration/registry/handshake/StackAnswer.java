package dev.crowsnest.integration.registry.handshake;

/**
 * What a stack is told.
 *
 * @param reason a sentence for whoever reads the stack's events
 */
public record StackAnswer(boolean success, String reason) {

    /** CloudFormation takes 4096 bytes for all of the answer, in which ids and ARNs have their part. */
    private static final int LONGEST = 700;

    static StackAnswer done(String reason) {
        return new StackAnswer(true, reason);
    }

    static StackAnswer failed(String reason) {
        return new StackAnswer(false, reason);
    }

    String shortReason() {
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
    }
}
