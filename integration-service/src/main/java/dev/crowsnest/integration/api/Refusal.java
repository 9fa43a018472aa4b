package dev.crowsnest.integration.api;

/** Something that was asked for is not done: could not {@code action} for {@code object}: {@code reason}. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String sentence;

    private Refusal(ProblemType type, String action, String object, String reason) {
        this(type, "could not " + action + " for " + object + ": " + reason);
    }

    private Refusal(ProblemType type, String sentence) {
        super(sentence);
        this.type = type;
        this.sentence = sentence;
    }

    /** Which kind. */
    public ProblemType type() {
        return type;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    /** What was sent breaks a rule. */
    public static Refusal invalid(String action, String object, String reason) {
        return new Refusal(ProblemType.INVALID, action, object, reason);
    }

    /** The thing is not there. */
    public static Refusal notFound(String action, String object) {
        return new Refusal(ProblemType.NOT_FOUND, action, object, "there is none");
    }

    /** Something else stands in the way. */
    public static Refusal conflict(String action, String object, String reason) {
        return new Refusal(ProblemType.CONFLICT, action, object, reason);
    }

    /** Who asks is known, and no longer let in. */
    public static Refusal unauthenticated(String action, String object, String reason) {
        return new Refusal(ProblemType.UNAUTHENTICATED, action, object, reason);
    }

    /** The caller may not. */
    public static Refusal forbidden(String action, String object, String reason) {
        return new Refusal(ProblemType.FORBIDDEN, action, object, reason);
    }

    /** What was sent does not come from whom it says, or would lead us astray. */
    public static Refusal untrusted(String action, String object, String reason) {
        return new Refusal(ProblemType.UNTRUSTED, action, object, reason);
    }

    /** What was sent breaks a rule, in the words of the service that says so. */
    public static Refusal invalid(String sentence) {
        return new Refusal(ProblemType.INVALID, sentence);
    }

    /** Something else stands in the way, in the words of the service that says so. */
    public static Refusal conflict(String sentence) {
        return new Refusal(ProblemType.CONFLICT, sentence);
    }

    /** What was sent is more than is taken, in the words of the service that says so. */
    public static Refusal tooLarge(String sentence) {
        return new Refusal(ProblemType.TOO_LARGE, sentence);
    }

    /** It was tried too often; a later try may succeed. */
    public static Refusal tooMany(String action, String object, String reason) {
        return new Refusal(ProblemType.TOO_MANY, action, object, reason);
    }

    /** A part that is needed does not answer; a later try may succeed. */
    public static Refusal unavailable(String action, String object, String reason) {
        return new Refusal(ProblemType.UNAVAILABLE, action, object, reason);
    }
}
