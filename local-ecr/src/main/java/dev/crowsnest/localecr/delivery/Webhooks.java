package dev.crowsnest.localecr.delivery;

import java.util.Collection;
import java.util.Optional;

/** The webhooks that are set; they outlive the process. */
public interface Webhooks {

    void put(Webhook webhook);

    /** Forgets a webhook; what was not delivered to it is dropped. */
    void remove(String id);

    Optional<Webhook> find(String id);

    Collection<Webhook> all();
}
