package dev.crowsnest.integration.api;

/** Tells a store that is away from a fault of our own: the one passes, the other must be mended. */
public interface StoreOutage {

    /** Whether a failure, or what caused it, means that the store does not answer now. */
    boolean explains(Throwable failure);
}
