package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a registry says of itself; each call may fail with {@link RegistryFailure}. */
public interface RegistryContents {

    /** Names of all repositories, once each right that watching and pulling needs was tried; nothing is downloaded. */
    Uni<List<String>> access(Integration integration);

    /** Begins to read it whole: signed in once, not with each call. */
    Uni<RegistryReading> reading(Integration integration);

    /** Images of one repository that can be pulled, untagged ones too. */
    Uni<List<StoredImage>> images(Integration integration, String repository);
}
