package dev.crowsnest.localecr.bridge;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How EventBridge signs in somewhere.
 *
 * @param webhooks ids of those that events reach through it
 */
public record Connection(String name, String arn, String keyHeader, String key, Set<String> webhooks) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Connection {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a connection");
        }
        if (keyHeader.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("the connection " + name + " needs an API key and the header for it");
        }
        webhooks = Set.copyOf(webhooks);
    }

    Connection with(String newHeader, String newKey) {
        return new Connection(name, arn, newHeader, newKey, webhooks);
    }

    Connection leadingTo(String webhook) {
        var more = new TreeSet<>(webhooks);
        more.add(webhook);
        return new Connection(name, arn, keyHeader, key, more);
    }

    @Override
    public String toString() {
        return "Connection[" + name + "]";
    }
}
