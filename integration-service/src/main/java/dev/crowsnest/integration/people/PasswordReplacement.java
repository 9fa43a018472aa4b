package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a person a password, whether there was an account or not. */
@ApplicationScoped
class PasswordReplacement {

    private final Accounts accounts;
    private final Sessions sessions;

    PasswordReplacement(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** Needs an open transaction. Whoever was signed in with the password that there was, is so no more. */
    Uni<Void> replace(Person person, String passwordHash) {
        return accounts.find(person.id())
                .chain(found -> found.isPresent()
                        ? accounts.choose(person.id(), passwordHash).chain(() -> sessions.endAll(person.id()))
                        : add(new Account(person, passwordHash, false)));
    }

    private Uni<Void> add(Account account) {
        return accounts.add(account)
                .invoke(added -> {
                    if (!added) {
                        throw Refusal.conflict(
                                "make an account",
                                account.person().name(),
                                "somebody else signs in under this name; ask an owner for an invitation under another");
                    }
                })
                .replaceWithVoid();
    }
}
