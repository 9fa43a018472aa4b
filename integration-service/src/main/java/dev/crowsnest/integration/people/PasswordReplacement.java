package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a person a password, whether there was an account or not. */
@ApplicationScoped
class PasswordReplacement {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;

    PasswordReplacement(Accounts accounts, Sessions sessions, Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Needs an open transaction. Whoever was signed in with the password that there was, is so no more. */
    Uni<Void> replace(Person person, String passwordHash) {
        return accounts.find(person.id())
                .chain(found -> found.isPresent()
                        ? accounts.choose(person.id(), passwordHash).chain(() -> sessions.endAll(person.id()))
                        : add(new Account(person, passwordHash, false)))
                .chain(() -> audit.record(CallerActor.of(person), AuditAction.PASSWORD_SET_BY_LINK, person.audited()));
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
