package dev.crowsnest.local.machine;

import org.jspecify.annotations.Nullable;

/** A start that cannot succeed, with one sentence that says why and what to do. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        this(sentence, null);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
