package dev.crowsnest.localecr.registry;

/** A blob on its way in. Blocking; one thread at a time appends. */
public interface Upload {

    String id();

    RepositoryName repository();

    /** Bytes taken so far. */
    long received();

    void append(byte[] content);

    /** Makes the blob durable. Throws {@link RegistryFailure} {@code DIGEST_INVALID} when it is another one. */
    StoredBlob finish(Digest expected);

    void cancel();
}
