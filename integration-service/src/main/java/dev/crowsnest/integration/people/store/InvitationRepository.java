package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.people.Invitation;
import dev.crowsnest.integration.people.Invitations;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations. */
@ApplicationScoped
class InvitationRepository implements PanacheRepositoryBase<InvitationRow, UUID>, Invitations {

    private static final String OPEN = "usedAt is null and revokedAt is null and endsAt > ?1";

    @Override
    public Uni<Void> add(Invitation invitation, byte[] hash) {
        return persist(InvitationRow.of(invitation, hash)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Invitation>> find(byte[] hash) {
        return find("secretHash = ?1", (Object) hash)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(InvitationRow::toInvitation));
    }

    @Override
    public Uni<List<Invitation>> open(Instant now) {
        return list(OPEN + " order by endsAt, id", now)
                .map(rows -> rows.stream().map(InvitationRow::toInvitation).toList());
    }

    @Override
    public Uni<Boolean> use(byte[] hash, Instant now) {
        return update("usedAt = ?1 where secretHash = ?2 and " + OPEN, now, hash)
                .map(count -> count == 1);
    }

    @Override
    public Uni<Optional<Invitation>> revoke(UUID id, Instant now) {
        return update("revokedAt = ?1 where id = ?2 and " + OPEN, now, id)
                .chain(count -> count == 0 ? Uni.createFrom().nullItem() : findById(id))
                .map(row -> Optional.ofNullable(row).map(InvitationRow::toInvitation));
    }

    @Override
    public Uni<Integer> revokeFor(UUID personId, Instant now) {
        return update("revokedAt = ?1 where personId = ?2 and " + OPEN, now, personId);
    }

    @Override
    public Uni<Integer> revokeMadeBy(UUID personId, Instant now) {
        return update("revokedAt = ?1 where madeBy = ?2 and " + OPEN, now, personId);
    }

    @Override
    public Uni<Integer> forget(Instant endedBefore) {
        return delete("endsAt < ?1", endedBefore).map(Long::intValue);
    }
}
