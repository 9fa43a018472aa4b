package dev.crowsnest.integration.image;

import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.repository.Discovery;
import dev.crowsnest.integration.repository.WatchedRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds what an event tells of. */
@ApplicationScoped
public class Places {

    private final IntegrationStore integrations;
    private final Discovery discovery;

    Places(IntegrationStore integrations, Discovery discovery) {
        this.integrations = integrations;
        this.discovery = discovery;
    }

    /**
     * The place of an event, its repository locked and made when it was not known; none when the integration was removed.
     *
     * @throws UnusableEvent when there is no such integration, or it is of another registry
     */
    public Uni<Optional<Place>> lock(EventOrigin origin) {
        // Held: a removal at the same moment would miss the repository that is made here.
        return integrations.hold(origin.integrationId()).chain(found -> {
            Integration integration = found.orElseThrow(
                    () -> new UnusableEvent("there never was an integration " + origin.integrationId()));
            if (integration.isRemoved()) {
                return Uni.createFrom().item(Optional.empty());
            }
            if (!integration.location().equals(origin.registry())) {
                throw new UnusableEvent("the event is of registry " + origin.registry() + ", its integration of "
                        + integration.location());
            }
            return discovery
                    .lock(integration, origin.repository())
                    .map(repository -> Optional.of(new Place(integration, repository)));
        });
    }

    /** The place of a repository that is known. */
    public Uni<Place> of(WatchedRepository repository) {
        return integrations.find(repository.integrationId()).map(found -> new Place(found.orElseThrow(), repository));
    }
}
