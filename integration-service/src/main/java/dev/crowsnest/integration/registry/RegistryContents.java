package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a registry says of itself; each call may fail with {@link RegistryFailure}. */
public interface RegistryContents {

    /** Names of all repositories. */
    Uni<List<String>> repositories(Integration integration);

    /** All images of one repository, untagged ones too. */
    Uni<List<StoredImage>> images(Integration integration, String repository);
}
