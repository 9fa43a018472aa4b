package dev.crowsnest.local.registry;

/**
 * The account that the local registry plays.
 *
 * @param serviceKey id of the access key with which the services assume the role
 * @param userKey id of the access key of whoever pushes, where the registry asks
 */
public record RegistryAccount(String id, String region, String serviceKey, String userKey) {

    /** The one that everybody gets. Where nothing but this machine is asked, its key opens nothing elsewhere. */
    public static final RegistryAccount LOCAL =
            new RegistryAccount("123456789012", "eu-central-1", "AKIALOCALCROWSNEST00", "AKIALOCALDEVELOPER00");
}
