package dev.crowsnest.integration.audit;

import io.smallrye.mutiny.Uni;

/** Knows on whose behalf the present work is done. */
public interface CurrentActor {

    /** Whoever sent the present request; {@link Actor#INSTALLATION} when there is none. */
    Uni<Actor> actor();
}
