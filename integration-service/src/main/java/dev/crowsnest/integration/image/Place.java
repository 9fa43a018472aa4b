package dev.crowsnest.integration.image;

import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.repository.WatchedRepository;

/** A repository with the integration that it is reached through. */
public record Place(Integration integration, WatchedRepository repository) {

    /** As people and docker name the repository. */
    public static String host(String account, String region) {
        return account + ".dkr.ecr." + region + suffix(region);
    }

    // Those of AWS's partitions that the public can reach.
    private static String suffix(String region) {
        if (region.startsWith("cn-")) {
            return ".amazonaws.com.cn";
        }
        return region.startsWith("eusc-") ? ".amazonaws.eu" : ".amazonaws.com";
    }
}
