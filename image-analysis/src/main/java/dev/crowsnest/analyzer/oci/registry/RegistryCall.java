package dev.crowsnest.analyzer.oci.registry;

import java.io.IOException;

/**
 * One kind of request: what it asks for, and what it makes of the answer. Sign-in, redirects, retries and refusals are
 * {@link RegistryCaller}'s.
 *
 * @param <T> what it brings
 */
interface RegistryCall<T> {

    RegistryListener.Request request();

    /** An infinitive phrase for messages: {@code "fetch the manifest of"}. */
    String action();

    /** What is asked for, for messages. */
    String object();

    /** Path and query on the registry. */
    String path();

    /** The value of the Accept header. */
    String accept();

    /**
     * Reads an answer of status 200. Who keeps the body open closes the answer later; else the caller does.
     *
     * @throws IOException when the connection breaks
     */
    T read(RegistryAnswer answer) throws IOException;
}
