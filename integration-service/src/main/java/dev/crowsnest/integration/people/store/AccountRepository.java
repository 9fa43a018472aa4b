package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.people.Account;
import dev.crowsnest.integration.people.Accounts;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountRow, UUID>, Accounts {

    private static final String WITH_PERSON =
            "select a, p from AccountRow a join PersonRow p on p.id = a.personId" + " where p.removedAt is null and ";

    @Override
    public Uni<Boolean> add(Account account) {
        AccountRow row = AccountRow.of(account);
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into account (person_id, sign_in_name, password_hash, one_time)"
                                        + " values (:person, :name, :hash, :oneTime) on conflict do nothing")
                        .setParameter("person", row.personId)
                        .setParameter("name", row.signInName)
                        .setParameter("hash", row.passwordHash)
                        .setParameter("oneTime", row.oneTime)
                        .executeUpdate())
                .map(added -> added == 1);
    }

    @Override
    public Uni<Optional<Account>> find(String name) {
        return one("a.signInName = :value", name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Uni<Optional<Account>> find(UUID personId) {
        return one("a.personId = :value", personId);
    }

    @Override
    public Uni<Void> choose(UUID personId, String passwordHash) {
        return update("passwordHash = ?1, oneTime = false where personId = ?2", passwordHash, personId)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(UUID personId) {
        return delete("personId = ?1", personId).replaceWithVoid();
    }

    @Override
    public Uni<Void> signedIn(UUID personId, Instant now) {
        return update("signedInAt = ?1 where personId = ?2", now, personId).replaceWithVoid();
    }

    private Uni<Optional<Account>> one(String condition, Object value) {
        return getSession()
                .chain(session -> session.createSelectionQuery(WITH_PERSON + condition, Object[].class)
                        .setParameter("value", value)
                        .getSingleResultOrNull())
                .map(AccountRepository::account);
    }

    static Optional<Account> account(Object @Nullable [] pair) {
        return Optional.ofNullable(pair)
                .map(found -> ((AccountRow) found[0]).toAccount(((PersonRow) found[1]).toPerson()));
    }
}
