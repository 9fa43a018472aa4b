package dev.crowsnest.local;

import dev.crowsnest.local.assembly.InstallationSettings;
import dev.crowsnest.local.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} have in common. */
final class InstallationOptions {

    private static final Pattern ADVISORIES = Pattern.compile("(https?://[^/]|file:/).*");

    @Mixin
    private PortOptions ports = new PortOptions();

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            defaultValue = ".crowsnest",
            description = "where everything is kept (./.crowsnest)")
    private Path data = Path.of(".crowsnest");

    @Option(names = "--strict", description = "the registry asks for sign-in and for repositories, as ECR does")
    private boolean strict;

    @Option(
            names = "--database",
            paramLabel = "ADDRESS",
            description = "a PostgreSQL server to use in place of our own: postgresql://user:password@host:port")
    private @Nullable String database;

    @Option(
            names = "--advisories",
            paramLabel = "ADDRESS",
            description = "advisories to match with, in OSV's layout (https: or file:)")
    private @Nullable String advisories;

    /** Throws {@link IllegalArgumentException} for an address that is none. */
    InstallationSettings settings() {
        var server = Optional.ofNullable(database).map(DatabaseAddress::parse);
        requireAddress(advisories);
        return new InstallationSettings(
                Path.of(System.getProperty("crowsnest.home", ".")),
                data,
                ports.ports(server.isEmpty()),
                strict,
                server,
                Optional.ofNullable(advisories));
    }

    private static void requireAddress(@Nullable String advisories) {
        if (advisories != null && !ADVISORIES.matcher(advisories).matches()) {
            throw new IllegalArgumentException("'" + advisories
                    + "' is no address of advisories; --advisories takes https://host/path or file:///path.");
        }
    }
}
