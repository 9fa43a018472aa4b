package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.People;
import dev.crowsnest.integration.people.Person;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.RosterEntry;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Persons. */
@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<PersonRow, UUID>, People {

    /** A write for each request would be one too many: when a token was used is known to the minute. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Mutiny.SessionFactory sessions;

    PersonRepository(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Boolean> addFirstOwner(Person owner) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into person (id, name, role, created_at) values (:id, :name, :role, :now)"
                                        + " on conflict (id) do nothing")
                        .setParameter("id", owner.id())
                        .setParameter("name", owner.name())
                        .setParameter("role", owner.role().name())
                        .setParameter("now", Instant.now())
                        .executeUpdate())
                .map(added -> added == 1);
    }

    @Override
    public Uni<Void> add(Person person) {
        return persist(PersonRow.of(person, Instant.now())).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Person>> find(UUID id) {
        return find("id = ?1 and removedAt is null", id)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(PersonRow::toPerson));
    }

    @Override
    public Uni<Page<Person>> page(PageRequest page) {
        String after = page.after() == null ? "" : page.after();
        return find("removedAt is null and cast(id as string) > ?1 order by cast(id as string)", after)
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> row.id.toString()).map(PersonRow::toPerson));
    }

    @Override
    public Uni<Page<RosterEntry>> roster(PageRequest page) {
        RosterPlace after = RosterPlace.parse(page.after());
        return entries(
                        " and (lower(p.name) > lower(:name) or lower(p.name) = lower(:name) and p.id > :id)",
                        Map.of("name", after.name(), "id", after.id()),
                        page.fetch())
                .map(found ->
                        Page.of(found, page, entry -> RosterPlace.of(entry).text()));
    }

    @Override
    public Uni<Void> lockOwners() {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select id from person where role = 'OWNER' and removed_at is null order by id for update",
                                UUID.class)
                        .getResultList())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<RosterEntry>> owners() {
        return entries(" and p.role = OWNER", Map.of(), Integer.MAX_VALUE);
    }

    @Override
    public Uni<Void> setRole(UUID id, Role role) {
        return update("role = ?1 where id = ?2", role, id).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(UUID id, Instant now) {
        return update("removedAt = ?1 where id = ?2", now, id).replaceWithVoid();
    }

    // Before any resource runs, and so with a session of its own.
    @Override
    public Uni<Optional<Caller>> findByToken(byte[] tokenHash, Instant now) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "select p, t from TokenRow t join PersonRow p on p.id = t.personId"
                                + " where t.tokenHash = :hash and t.revokedAt is null and p.removedAt is null",
                        Object[].class)
                .setParameter("hash", tokenHash)
                .getSingleResultOrNull()
                .call(pair -> pair != null && ((TokenRow) pair[1]).isUsedBefore(now.minus(NOTED))
                        ? note(session, tokenHash, now)
                        : Uni.createFrom().voidItem())
                .map(pair -> Optional.ofNullable(pair)
                        .map(found -> Caller.of(((PersonRow) found[0]).toPerson(), ((TokenRow) found[1]).toToken()))));
    }

    private static Uni<Integer> note(Mutiny.StatelessSession session, byte[] tokenHash, Instant now) {
        return session.createMutationQuery("update TokenRow set usedAt = :now"
                        + " where tokenHash = :hash and (usedAt is null or usedAt < :before)")
                .setParameter("now", now)
                .setParameter("hash", tokenHash)
                .setParameter("before", now.minus(NOTED))
                .executeUpdate();
    }

    private Uni<List<RosterEntry>> entries(String condition, Map<String, Object> parameters, int most) {
        return getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(
                            "select p, a from PersonRow p left join AccountRow a on a.personId = p.id"
                                    + " where p.removedAt is null" + condition + " order by lower(p.name), p.id",
                            Object[].class);
                    parameters.forEach(query::setParameter);
                    return query.setMaxResults(most).getResultList();
                })
                .map(found -> found.stream()
                        .map(pair -> entry((PersonRow) pair[0], (AccountRow) pair[1]))
                        .toList());
    }

    private static RosterEntry entry(PersonRow person, @Nullable AccountRow account) {
        return new RosterEntry(
                person.toPerson(), person.createdAt, account != null, account == null ? null : account.signedInAt);
    }
}
