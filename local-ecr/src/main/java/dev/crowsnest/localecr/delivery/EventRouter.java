package dev.crowsnest.localecr.delivery;

import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.ChangeListener;
import dev.crowsnest.localecr.registry.RegistryChange;

/** Hands each change to every webhook that is set at that time and wants it; without one, the event goes nowhere. */
public final class EventRouter implements ChangeListener {

    private final Account account;
    private final EventWriter writer;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final Courier courier;

    public EventRouter(Account account, Webhooks webhooks, Outbox outbox, Courier courier) {
        this.account = account;
        this.writer = new EventWriter(account);
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.courier = courier;
    }

    /** Takes up what an earlier process did not deliver. */
    public void resume() {
        outbox.all().forEach(courier::deliver);
    }

    @Override
    public void changed(RegistryChange change) {
        var event = writer.write(change);
        var json = event.toJson(account);
        var body = Json.bytes(json);
        for (var webhook : webhooks.all()) {
            if (webhook.wants(json)) {
                send(new PendingEvent(webhook.id(), event.id(), event.at(), body));
            }
        }
    }

    private void send(PendingEvent pending) {
        outbox.add(pending);
        courier.deliver(pending);
    }
}
