package dev.crowsnest.localecr.stack;

/** A resource could not be made. */
final class ResourceFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ResourceFailure(String reason) {
        super(reason);
    }
}
