package dev.crowsnest.localecr.registry;

import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import java.time.Instant;
import java.util.Optional;

/** Something that happened in the registry, of which AWS would tell. */
public sealed interface RegistryChange {

    RepositoryName repository();

    Instant at();

    /** A manifest or index was pushed, under a tag or without one. */
    record ImagePushed(RepositoryName repository, StoredImage image, Optional<String> tag, Instant at)
            implements RegistryChange {}

    /** An image came by itself. */
    record ImageArrived(RepositoryName repository, StoredImage image, Optional<String> tag, Arrival arrival, Instant at)
            implements RegistryChange {}

    /** An image was deleted, or lost this tag. */
    record ImageDeleted(RepositoryName repository, StoredImage image, Optional<String> tag, Instant at)
            implements RegistryChange {}

    /** An image was archived or restored. */
    record ImageMoved(RepositoryName repository, StoredImage image, StorageClass target, Instant at)
            implements RegistryChange {}

    /** A repository was deleted with all that it held. */
    record RepositoryDeleted(RepositoryName repository, Instant createdAt, boolean forced, AwsCall call, Instant at)
            implements RegistryChange {}

    /** A repository was to be deleted, and was not. */
    record RepositoryKept(RepositoryName repository, AwsFailure refusal, AwsCall call, Instant at)
            implements RegistryChange {}
}
