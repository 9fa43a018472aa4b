package dev.crowsnest.localecr.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Content by its digest, shared by all repositories. */
public interface Blobs {

    Optional<StoredBlob> find(Digest digest);

    /** Stores small content, such as a manifest. */
    StoredBlob put(byte[] content);

    byte[] read(Digest digest);

    /** Those whose content was last stored before then. */
    List<Digest> storedBefore(Instant then);

    /** Nothing happens when there is no such blob. */
    void remove(Digest digest);

    Upload begin(RepositoryName repository);

    /** An upload that was begun and neither finished nor cancelled; uploads end with the process. */
    Optional<Upload> resume(String uploadId);
}
