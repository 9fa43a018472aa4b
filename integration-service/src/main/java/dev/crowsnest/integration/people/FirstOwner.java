package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.EventLoop;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes an owner at the first start, with a token in a file.
 *
 * <p>The id is fixed, so that of two replicas that start at once only one makes an owner.
 */
@ApplicationScoped
public class FirstOwner {

    private static final Logger LOGGER = Logger.getLogger(FirstOwner.class);

    private static final UUID ID = new UUID(0, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final People people;
    private final Tokens tokens;
    private final PeopleConfig config;
    private final Vertx vertx;

    FirstOwner(People people, Tokens tokens, PeopleConfig config, Vertx vertx) {
        this.people = people;
        this.tokens = tokens;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (config.bootstrapTokenFile().isEmpty()) {
            LOGGER.info("No first owner is made: set crowsnest.people.bootstrap-token-file to get one");
            return;
        }
        Path file = config.bootstrapTokenFile().get();
        boolean made = EventLoop.fresh(vertx)
                .run(() -> Panache.withTransaction(() -> makeOwner(file)))
                .await()
                .atMost(PATIENCE);
        if (made) {
            LOGGER.infof("The first owner is made, the token is in a file file=%s", file);
        }
    }

    private Uni<Boolean> makeOwner(Path file) {
        var owner = new Person(ID, "owner", Role.OWNER);
        var token = new PersonalToken(UUID.randomUUID(), ID, "first token", Role.OWNER, Instant.now());
        TokenSecret secret = TokenSecret.generate();
        return people.addFirstOwner(owner)
                .chain(added -> added
                        // The file comes before the commit: a token that nobody has is worse than a file that opens
                        // nothing,
                        // which the next start writes again.
                        ? tokens.add(token, secret.hash())
                                .invoke(() -> write(file, secret))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private static void write(Path file, TokenSecret secret) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.reveal() + "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the first owner's token for " + file + ": " + e, e);
        }
    }
}
