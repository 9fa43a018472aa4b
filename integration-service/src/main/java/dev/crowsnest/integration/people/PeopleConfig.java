package dev.crowsnest.integration.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the first person comes in. */
@ConfigMapping(prefix = "crowsnest.people")
public interface PeopleConfig {

    /** File for the token of the first owner, made at the first start and readable by this process's user only. */
    Optional<Path> bootstrapTokenFile();

    /** File for the first owner's one-time password, made and kept likewise; it is deleted once another password is chosen. */
    Optional<Path> bootstrapPasswordFile();

    /** How long one stays signed in at the pages at most. */
    @WithDefault("P7D")
    Duration sessionLifetime();

    /** How long one stays signed in without doing anything. */
    @WithDefault("PT12H")
    Duration sessionIdle();

    /**
     * Proxies before this service, each an address or a network such as 10.0.0.0/8: the address of a client is what they say in
     * X-Forwarded-For. Of anybody else the header is not read; behind a proxy that is not named here all people have its address.
     */
    Optional<List<Network>> trustedProxies();
}
