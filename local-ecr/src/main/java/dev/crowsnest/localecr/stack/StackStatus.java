package dev.crowsnest.localecr.stack;

/** How a stack, or a resource of it, stands. */
public enum StackStatus {
    CREATE_IN_PROGRESS,
    CREATE_COMPLETE,
    CREATE_FAILED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_COMPLETE,
    DELETE_IN_PROGRESS,
    DELETE_COMPLETE,
    DELETE_FAILED;

    public boolean isInProgress() {
        return name().endsWith("_IN_PROGRESS");
    }
}
