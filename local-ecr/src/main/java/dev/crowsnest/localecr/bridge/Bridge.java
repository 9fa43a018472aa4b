package dev.crowsnest.localecr.bridge;

import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.delivery.EventPattern;
import dev.crowsnest.localecr.delivery.Webhook;
import dev.crowsnest.localecr.delivery.Webhooks;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The connections of the account: a key that is changed is sent with the next event. */
public final class Bridge {

    private final Account account;
    private final Connections connections;
    private final Webhooks webhooks;

    public Bridge(Account account, Connections connections, Webhooks webhooks) {
        this.account = account;
        this.connections = connections;
        this.webhooks = webhooks;
    }

    /** Makes a connection, in the place of one of that name. */
    public synchronized Connection create(String name, String keyHeader, String key) {
        var arn = "arn:aws:events:%s:%s:connection/%s/%s"
                .formatted(account.region(), account.id(), name, UUID.randomUUID());
        var connection = new Connection(name, arn, keyHeader, key, Set.of());
        connections.put(connection);
        return connection;
    }

    /** Gives a connection another key. Throws {@link AwsFailure} {@code ResourceNotFoundException}. */
    public synchronized Connection update(String name, String keyHeader, String key) {
        var connection = require(name).with(keyHeader, key);
        connections.put(connection);
        for (var id : connection.webhooks()) {
            webhooks.find(id).ifPresent(webhook -> webhooks.put(webhook.signedBy(keyHeader, key)));
        }
        return connection;
    }

    /** Throws {@link AwsFailure} {@code ResourceNotFoundException}. */
    public Connection require(String name) {
        return connections
                .find(name)
                .orElseThrow(() -> AwsFailure.of(
                        "ResourceNotFoundException",
                        "Failed to describe the connection(s). Connection '" + name + "' does not exist."));
    }

    /** Sends what the rules pass on from now on, signed in by the connection. Throws {@link IllegalArgumentException}. */
    public synchronized void lead(String connectionArn, String webhookId, URI address, List<EventPattern> rules) {
        var connection = connections.all().stream()
                .filter(one -> one.arn().equals(connectionArn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Connection does not exist"));
        webhooks.put(new Webhook(webhookId, address, connection.keyHeader(), connection.key(), rules));
        connections.put(connection.leadingTo(webhookId));
    }

    /** Sends there what these rules pass on, and nothing else any more. */
    public synchronized void narrow(String webhookId, List<EventPattern> rules) {
        webhooks.find(webhookId).ifPresent(webhook -> webhooks.put(webhook.passing(rules)));
    }

    /** Sends no event there any more. */
    public void leadNowhere(String webhookId) {
        webhooks.remove(webhookId);
    }

    public synchronized void remove(String name) {
        connections.remove(name);
    }
}
