package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where events go: an API destination with its connection.
 *
 * @param id chosen by whoever sets it; setting it again replaces it
 * @param keyHeader name of the header that carries the API key, such as {@code x-api-key}
 * @param rules an event is sent when one of them passes it on; without any, each event is
 */
public record Webhook(String id, URI uri, String keyHeader, String key, List<EventPattern> rules) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Webhook {
        rules = List.copyOf(rules);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a webhook's id is of a-z, 0-9 and -, not '" + id + "'");
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("a webhook's address is http or https with a host, not '" + uri + "'");
        }
        if (keyHeader.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("the webhook " + id + " needs an API key and the header for it");
        }
    }

    /** One that gets every event. */
    public Webhook(String id, URI uri, String keyHeader, String key) {
        this(id, uri, keyHeader, key, List.of());
    }

    /** The same at another address, as when the endpoint of an API destination is changed. */
    public Webhook at(URI address) {
        return new Webhook(id, address, keyHeader, key, rules);
    }

    /** The same with another key. */
    public Webhook signedBy(String otherHeader, String otherKey) {
        return new Webhook(id, uri, otherHeader, otherKey, rules);
    }

    /** The same for what other rules pass on. */
    public Webhook passing(List<EventPattern> otherRules) {
        return new Webhook(id, uri, keyHeader, key, otherRules);
    }

    boolean wants(JsonNode event) {
        return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.passesOn(event));
    }

    @Override
    public String toString() {
        return "Webhook[" + id + " at " + uri + "]";
    }
}
