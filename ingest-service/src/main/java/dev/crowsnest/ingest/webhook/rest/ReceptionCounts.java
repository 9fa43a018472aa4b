package dev.crowsnest.ingest.webhook.rest;

import dev.crowsnest.ingest.webhook.Reception;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts calls of the webhook by what became of them; from the start on, since what appears with its first call has risen for nobody who watches. */
@Startup
@ApplicationScoped
class ReceptionCounts {

    private static final String EVENTS = "crowsnest_webhook_events";
    private static final String TOO_LARGE = "too_large";

    private final MeterRegistry meters;

    ReceptionCounts(MeterRegistry meters) {
        this.meters = meters;
        for (Class<?> outcome : Reception.class.getPermittedSubclasses()) {
            meters.counter(EVENTS, "outcome", label(outcome));
        }
        meters.counter(EVENTS, "outcome", TOO_LARGE);
    }

    void count(Reception outcome) {
        count(label(outcome.getClass()));
    }

    void tooLarge() {
        count(TOO_LARGE);
    }

    private void count(String outcome) {
        meters.counter(EVENTS, "outcome", outcome).increment();
    }

    private static String label(Class<?> outcome) {
        return outcome.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
