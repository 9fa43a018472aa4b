package dev.crowsnest.analyzer.oci.registry;

/** Hears of what goes over the wire, to count it. Called by several threads; it must be quick and not throw. */
public interface RegistryListener {

    /** What a request was for. */
    enum Request {
        MANIFEST,
        CONFIG,
        LAYER,
        TOKEN
    }

    /**
     * A request was answered, redirects and refusals too.
     *
     * @param status of HTTP; 0 when no answer came
     */
    void answered(Request request, int status);

    /** Bytes of a body came in. */
    void received(Request request, long bytes);

    /** Counts nothing. */
    static RegistryListener none() {
        return new RegistryListener() {
            @Override
            public void answered(Request request, int status) {
                // Nobody counts.
            }

            @Override
            public void received(Request request, long bytes) {
                // Nobody counts.
            }
        };
    }
}
