package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.EventLoop;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes an owner at the first start, with a token and a one-time password in files.
 *
 * <p>The id is fixed, so that of two replicas that start at once only one makes an owner.
 */
@ApplicationScoped
public class FirstOwner {

    private static final Logger LOGGER = Logger.getLogger(FirstOwner.class);

    private static final Person OWNER = new Person(new UUID(0, 1), "owner", Role.OWNER);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final People people;
    private final Tokens tokens;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PeopleConfig config;
    private final Vertx vertx;

    FirstOwner(People people, Tokens tokens, Accounts accounts, Passwords passwords, PeopleConfig config, Vertx vertx) {
        this.people = people;
        this.tokens = tokens;
        this.accounts = accounts;
        this.passwords = passwords;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (config.bootstrapTokenFile().isEmpty()) {
            LOGGER.info("No first owner is made: set crowsnest.people.bootstrap-token-file to get one");
            return;
        }
        Path file = config.bootstrapTokenFile().get();
        if (inTransaction(() -> makeOwner(new PrivateFile(file)))) {
            LOGGER.infof("The first owner is made, the token is in a file file=%s", file);
        }
        config.bootstrapPasswordFile().ifPresent(this::makeAccount);
    }

    /** The one-time password opens nothing any more. */
    void passwordChosen(UUID personId) {
        if (personId.equals(OWNER.id())) {
            config.bootstrapPasswordFile().map(PrivateFile::new).ifPresent(PrivateFile::delete);
        }
    }

    private void makeAccount(Path file) {
        if (!needsAccount()) {
            return;
        }
        String password = Passwords.oneTime();
        String hash = passwords.hash(password).await().atMost(PATIENCE);
        if (inTransaction(() -> makeAccount(new Account(OWNER, hash, true), new PrivateFile(file), password))) {
            LOGGER.infof("The first owner can sign in, the one-time password is in a file file=%s", file);
        }
    }

    // One who was removed is no more let in than anybody else.
    private boolean needsAccount() {
        return EventLoop.fresh(vertx)
                .run(() -> Panache.withSession(() -> people.find(OWNER.id())
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(false)
                                : accounts.find(OWNER.id()).map(Optional::isEmpty))))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Boolean> makeAccount(Account account, PrivateFile file, String password) {
        return accounts.add(account).invoke(added -> {
            if (added) {
                file.write(password);
            }
        });
    }

    private Uni<Boolean> makeOwner(PrivateFile file) {
        var token = PersonalToken.of(OWNER.id(), "first token", TokenBounds.FIRST);
        TokenSecret secret = TokenSecret.generate();
        return people.addFirstOwner(OWNER)
                .chain(added -> added
                        // The file comes before the commit: a token that nobody has is worse than a file that opens
                        // nothing, which the next start writes again.
                        ? tokens.add(token, secret.hash())
                                .invoke(() -> file.write(secret.reveal()))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private boolean inTransaction(Supplier<Uni<Boolean>> work) {
        return EventLoop.fresh(vertx)
                .run(() -> Panache.withTransaction(work))
                .await()
                .atMost(PATIENCE);
    }
}
