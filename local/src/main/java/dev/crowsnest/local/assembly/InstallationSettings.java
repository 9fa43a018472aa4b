package dev.crowsnest.local.assembly;

import dev.crowsnest.local.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How Crowsnest is to run on this machine.
 *
 * @param home where the modules lie with what was built of them
 * @param data where everything is kept
 * @param strict has the registry ask for sign-in, and for repositories to be made before a push
 * @param database a server to use in place of our own
 * @param advisories an OSV-layout address to match with; the services' own setting where it is left out
 */
public record InstallationSettings(
        Path home,
        Path data,
        Ports ports,
        boolean strict,
        Optional<DatabaseAddress> database,
        Optional<String> advisories) {}
