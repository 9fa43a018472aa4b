package dev.crowsnest.ingest.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of the webhook. */
@ConfigMapping(prefix = "crowsnest.ingest.webhook")
public interface WebhookConfig {

    /** Within this a call is answered; EventBridge gives up after five seconds. */
    @WithDefault("3500ms")
    Duration answerWithin();

    /** Calls that may wait for Kafka at once; further ones are answered 429. */
    @WithDefault("2000")
    @Min(1)
    int maxInFlight();

    /** The largest body, in bytes. EventBridge's own limit is 256 KiB, and 1 MB has been announced. */
    @WithDefault("1048576")
    @Min(1024)
    int maxBody();

    /** Bytes of bodies that may be in memory at once, of callers who have a key; further ones are answered 429. */
    @WithDefault("33554432")
    @Min(1048576)
    long maxBytes();
}
