package dev.crowsnest.localecr.delivery.web;

import dev.crowsnest.localecr.delivery.Courier;
import dev.crowsnest.localecr.delivery.DeliveryLedger;
import dev.crowsnest.localecr.delivery.Outbox;
import dev.crowsnest.localecr.delivery.Outcome;
import dev.crowsnest.localecr.delivery.PendingEvent;
import dev.crowsnest.localecr.delivery.RetryRule;
import dev.crowsnest.localecr.delivery.Verdict;
import dev.crowsnest.localecr.delivery.Webhook;
import dev.crowsnest.localecr.delivery.Webhooks;
import dev.crowsnest.localecr.delivery.web.Lane.Attempt;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts events as EventBridge does: its headers, its 5 s, its retries. All state lives on one event loop. */
public final class WebhookCourier implements Courier {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookCourier.class);

    /** Of one host: the lanes of 32 webhooks. */
    private static final int MOST_CONNECTIONS = 1024;

    private final Vertx vertx;
    private final Context context;
    private final WebClient client;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final RetryRule rule;
    private final Clock clock;
    private final DeliveryLedger ledger;
    private final Map<String, Lane> lanes = new HashMap<>();

    public WebhookCourier(
            Vertx vertx, Webhooks webhooks, Outbox outbox, RetryRule rule, Clock clock, DeliveryLedger ledger) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.rule = rule;
        this.clock = clock;
        this.ledger = ledger;
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setKeepAlive(false)
                        .setFollowRedirects(false)
                        .setUserAgentEnabled(false)
                        .setMaxPoolSize(MOST_CONNECTIONS)
                        .setConnectTimeout((int) rule.timeout().toMillis()));
    }

    @Override
    public void deliver(PendingEvent event) {
        ledger.taken();
        context.runOnContext(ignored -> queue(new Attempt(event, 1)));
    }

    private void queue(Attempt attempt) {
        var lane = lanes.computeIfAbsent(attempt.event().webhookId(), missing -> new Lane());
        lane.add(attempt);
        proceed(lane);
    }

    private void proceed(Lane lane) {
        for (var next = lane.take(); next.isPresent(); next = lane.take()) {
            send(lane, next.get());
        }
    }

    private void send(Lane lane, Attempt attempt) {
        var webhook = webhooks.find(attempt.event().webhookId());
        if (webhook.isEmpty()) {
            settle(lane, attempt, new Verdict.GiveUp("the webhook was removed"));
            return;
        }
        post(webhook.get(), attempt.event())
                .map(WebhookCourier::outcome)
                .otherwise(Outcome.unanswered())
                .onSuccess(outcome -> settle(lane, attempt, judge(outcome, attempt)));
    }

    private Future<HttpResponse<Void>> post(Webhook webhook, PendingEvent event) {
        return client.postAbs(webhook.uri().toString())
                .putHeader("User-Agent", "Amazon/EventBridge/ApiDestinations")
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Range", "bytes=0-1048575")
                .putHeader("Accept-Encoding", "gzip,deflate")
                .putHeader("Connection", "close")
                .putHeader(webhook.keyHeader(), webhook.key())
                .timeout(rule.timeout().toMillis())
                .as(BodyCodec.none())
                .sendBuffer(Buffer.buffer(event.body()))
                .timeout(rule.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Verdict judge(Outcome outcome, Attempt attempt) {
        var age = Duration.between(attempt.event().since(), clock.instant());
        return rule.judge(outcome, attempt.number(), age, RandomGenerator.getDefault());
    }

    private void settle(Lane lane, Attempt attempt, Verdict verdict) {
        lane.done();
        if (verdict instanceof Verdict.Retry retry) {
            if (attempt.number() == 1) {
                ledger.failedOnce();
            }
            vertx.setTimer(Math.max(1, retry.delay().toMillis()), ignored -> queue(attempt.next()));
        } else {
            close(attempt, verdict);
        }
        proceed(lane);
    }

    private void close(Attempt attempt, Verdict verdict) {
        if (verdict instanceof Verdict.GiveUp given) {
            LOGGER.atWarn()
                    .addKeyValue("webhook", attempt.event().webhookId())
                    .addKeyValue("event", attempt.event().eventId())
                    .addKeyValue("reason", given.reason())
                    .log("Event is not delivered");
        }
        vertx.executeBlocking(
                        () -> {
                            outbox.remove(attempt.event());
                            return attempt;
                        },
                        false)
                .onComplete(ignored -> ledger.settled(verdict instanceof Verdict.Delivered, attempt.number() > 1));
    }

    private static Outcome outcome(HttpResponse<Void> response) {
        return new Outcome(Optional.of(response.statusCode()), retryAfter(response));
    }

    /** Seconds, as EventBridge reads it; a date is not understood. */
    private static Optional<Duration> retryAfter(HttpResponse<Void> response) {
        try {
            return Optional.ofNullable(response.getHeader("Retry-After"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
