package dev.crowsnest.integration.reconcile;

import java.util.UUID;

/** Another replica goes on with the look: this one was too slow. */
public final class LostTurn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param integrationId whose registry is looked through */
    public LostTurn(UUID integrationId) {
        super("the look at integration " + integrationId + " was taken over");
    }
}
