package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.people.PersonalToken;
import dev.crowsnest.integration.people.Tokens;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tokens. */
@ApplicationScoped
class TokenRepository implements PanacheRepositoryBase<TokenRow, UUID>, Tokens {

    @Override
    public Uni<Void> add(PersonalToken token, byte[] hash) {
        return persist(TokenRow.of(token, hash)).replaceWithVoid();
    }

    @Override
    public Uni<Page<PersonalToken>> of(UUID personId, PageRequest page) {
        String after = page.after() == null ? "" : page.after();
        return find(
                        "personId = ?1 and revokedAt is null and cast(id as string) > ?2 order by cast(id as string)",
                        personId,
                        after)
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> row.id.toString()).map(TokenRow::toToken));
    }

    @Override
    public Uni<Optional<PersonalToken>> revoke(UUID personId, UUID tokenId) {
        return update(
                        "revokedAt = ?1 where id = ?2 and personId = ?3 and revokedAt is null",
                        Instant.now(),
                        tokenId,
                        personId)
                .chain(count -> count == 0 ? Uni.createFrom().nullItem() : findById(tokenId))
                .map(row -> Optional.ofNullable(row).map(TokenRow::toToken));
    }

    @Override
    public Uni<Void> revokeAll(UUID personId, Instant now) {
        return update("revokedAt = ?1 where personId = ?2 and revokedAt is null", now, personId)
                .replaceWithVoid();
    }
}
