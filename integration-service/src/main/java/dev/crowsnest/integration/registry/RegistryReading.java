package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads one registry from end to end, with as few calls as AWS allows; each call may fail with {@link RegistryFailure}. */
public interface RegistryReading {

    /** Names of all repositories. */
    Uni<List<String>> repositories();

    /** All images of one repository: untagged and archived ones, too. A list that could not be read to its end fails. */
    Uni<List<StoredImage>> images(String repository);

    /** How many pages AWS was asked for until now. */
    int calls();
}
