package dev.crowsnest.analyzer.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says why a request failed, in words that carry no address: the one that a registry redirects to is signed. */
final class RegistryFailure {

    private static final int ERROR_BYTES = 16 << 10;
    private static final int MESSAGE_CHARACTERS = 200;

    /** No word of a message is that long, and every token of a registry is: one that says back what it was shown tells no one. */
    private static final Pattern TOKEN = Pattern.compile("\\S{100,}");

    private static final JsonMapper JSON = new JsonMapper();

    private RegistryFailure() {}

    /** The failure that a status of 400 or above, or one that nobody expects, means. */
    static ImageAccessException ofStatus(RegistryCall<?> call, RegistryAnswer answer) {
        int status = answer.status();
        Kind kind = switch (status) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 404, 410 -> Kind.NOT_FOUND;
            case 429 -> Kind.RATE_LIMITED;
            case 408 -> Kind.UNREACHABLE;
            default -> status >= 500 ? Kind.UNREACHABLE : Kind.MALFORMED;
        };
        return new ImageAccessException(
                kind, call.action(), call.object(), "the registry answers " + status + saying(answer), null);
    }

    /** The failure of a connection that could not be made, or broke. */
    static ImageAccessException ofConnection(String action, String object, IOException e) {
        // The exception itself stays here: the JDK writes whole addresses into some of them.
        return new ImageAccessException(Kind.UNREACHABLE, action, object, reason(e), null);
    }

    static ImageAccessException malformed(RegistryCall<?> call, String reason) {
        return new ImageAccessException(Kind.MALFORMED, call.action(), call.object(), reason, null);
    }

    private static String reason(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "the registry did not answer in time";
        }
        if (e instanceof UnknownHostException) {
            return "the registry's host is not known";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "nobody answers at the registry's address";
        }
        if (e instanceof SSLException) {
            return "no secure connection: " + plain(String.valueOf(e.getMessage()));
        }
        return "the connection broke";
    }

    /** The registry's own words, where they have the specification's form. */
    private static String saying(RegistryAnswer answer) {
        try {
            JsonNode error =
                    JSON.readTree(answer.document(ERROR_BYTES)).path("errors").path(0);
            String code = error.path("code").asText("");
            String message = error.path("message").asText("");
            String words = plain(code + (message.isEmpty() ? "" : ": " + message));
            return words.isEmpty() ? "" : " (" + words + ")";
        } catch (IOException e) {
            return "";
        }
    }

    /** No addresses, no tokens, no control characters, not long: the words are hostile text, or a proxy's. */
    private static String plain(String words) {
        if (words.contains("://")) {
            return "";
        }
        String printable =
                TOKEN.matcher(words.replaceAll("\\p{Cntrl}", " ").strip()).replaceAll("…");
        return printable.substring(0, Math.min(MESSAGE_CHARACTERS, printable.length()));
    }
}
