package dev.crowsnest.integration.people;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How the first person comes in. */
@ConfigMapping(prefix = "crowsnest.people")
public interface PeopleConfig {

    /** File for the token of the first owner, made at the first start and readable by this process's user only. */
    Optional<Path> bootstrapTokenFile();
}
