package dev.crowsnest.integration.image;

import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.repository.WatchedRepository;

/** A repository with the integration that it is reached through. */
public record Place(Integration integration, WatchedRepository repository) {

    /** As people and docker name the repository. */
    public static String host(String account, String region) {
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return account + ".dkr.ecr." + region + suffix;
    }
}
