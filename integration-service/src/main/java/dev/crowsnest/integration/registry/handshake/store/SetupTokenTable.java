package dev.crowsnest.integration.registry.handshake.store;

import dev.crowsnest.integration.registry.handshake.GivenToken;
import dev.crowsnest.integration.registry.handshake.SetupTokens;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Hashes of set-up tokens. */
@ApplicationScoped
class SetupTokenTable implements PanacheRepositoryBase<SetupTokenRow, String>, SetupTokens {

    @Override
    public Uni<Void> add(UUID integrationId, byte[] hash, Instant expiresAt) {
        var row = new SetupTokenRow();
        row.hash = HexFormat.of().formatHex(hash);
        row.integrationId = integrationId;
        row.expiresAt = expiresAt;
        return persist(row).replaceWithVoid();
    }

    @Override
    public Uni<Optional<GivenToken>> find(UUID integrationId, byte[] hash) {
        return findById(HexFormat.of().formatHex(hash))
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.integrationId.equals(integrationId))
                        .map(found -> new GivenToken(found.expiresAt, found.usedBy)));
    }

    @Override
    public Uni<Void> forget(Instant before) {
        return delete("expiresAt < ?1", before).replaceWithVoid();
    }

    @Override
    public Uni<Void> use(byte[] hash, String stackArn) {
        return findById(HexFormat.of().formatHex(hash))
                .invoke(row -> row.usedBy = stackArn)
                .replaceWithVoid();
    }
}
