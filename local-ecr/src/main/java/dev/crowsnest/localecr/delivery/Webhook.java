package dev.crowsnest.localecr.delivery;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where events go: an API destination with its connection.
 *
 * @param id chosen by whoever sets it; setting it again replaces it
 * @param keyHeader name of the header that carries the API key, such as {@code x-api-key}
 */
public record Webhook(String id, URI uri, String keyHeader, String key) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Webhook {
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

    /** The same at another address, as when the endpoint of an API destination is changed. */
    public Webhook at(URI address) {
        return new Webhook(id, address, keyHeader, key);
    }

    @Override
    public String toString() {
        return "Webhook[" + id + " at " + uri + "]";
    }
}
