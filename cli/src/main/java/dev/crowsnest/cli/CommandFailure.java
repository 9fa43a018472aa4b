package dev.crowsnest.cli;

import org.jspecify.annotations.Nullable;

/** A command could not do what it was asked. Its message is all that a person sees: one sentence, without secrets. */
public final class CommandFailure extends RuntimeException {

    /** @param message a clause without a full stop: "could not {action} {object}: {reason}" */
    public CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public CommandFailure(String message) {
        this(message, null);
    }
}
