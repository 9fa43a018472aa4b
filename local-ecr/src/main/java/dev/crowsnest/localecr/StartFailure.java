package dev.crowsnest.localecr;

/** A start that failed, with one sentence for whoever tried. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
