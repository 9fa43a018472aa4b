package dev.crowsnest.localecr.registry;

/** How an image came that nobody pushed here. */
public sealed interface Arrival {

    /** From the registry of another account or region. */
    record Replicated(String account, String region) implements Arrival {}

    /**
     * Through a pull-through cache, when somebody pulled it.
     *
     * @param prefix of the repositories of the cache's rule
     * @param upstream host of the registry that the cache is of
     */
    record PulledThrough(String prefix, String upstream) implements Arrival {}
}
