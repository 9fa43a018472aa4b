package dev.crowsnest.localecr.registry;

import java.util.Optional;

/** Content by its digest, shared by all repositories. */
public interface Blobs {

    Optional<StoredBlob> find(Digest digest);

    /** Stores small content, such as a manifest. */
    StoredBlob put(byte[] content);

    byte[] read(Digest digest);

    Upload begin(RepositoryName repository);

    /** An upload that was begun and neither finished nor cancelled; uploads end with the process. */
    Optional<Upload> resume(String uploadId);
}
