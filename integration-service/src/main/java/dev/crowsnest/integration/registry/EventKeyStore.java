package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keys that are taken beside an integration's present one, by their hashes. Every method needs an open session. */
public interface EventKeyStore {

    /** Takes the next key, too. */
    Uni<Void> offer(UUID integration, byte[] hash, Instant now);

    /** When the youngest key was offered of which it is not known whether EventBridge has it. */
    Uni<Optional<Instant>> offeredAt(UUID integration);

    /** Nobody has that key: it is taken no more. */
    Uni<Void> withdraw(UUID integration, byte[] hash);

    /** The next key is the present one; all others end then, or only with the rotation after this one. */
    Uni<Void> promote(UUID integration, byte[] hash, Optional<Instant> othersEnd);

    /** Takes no former key any more; whether there was one. Those that EventBridge may have stay. */
    Uni<Boolean> endFormer(UUID integration);

    /** Those of which a former key has ended. */
    Uni<List<UUID>> withEnded(Instant now);

    /** Takes no key any more that has ended. */
    Uni<Void> removeEnded(UUID integration, Instant now);

    /** What is taken beside the present keys, of each of these that has such. */
    Uni<Map<UUID, OtherKeys>> others(Collection<UUID> integrations);
}
