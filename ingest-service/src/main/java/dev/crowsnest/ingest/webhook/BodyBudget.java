package dev.crowsnest.ingest.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies may be in memory at once, from the first byte to the answer. */
@ApplicationScoped
public class BodyBudget {

    private final AtomicLong left;

    @Inject
    BodyBudget(WebhookConfig config) {
        this(config.maxBytes());
    }

    BodyBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes so many bytes, if they are left; whoever took them gives them back. */
    public boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        giveBack(bytes);
        return false;
    }

    public void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
