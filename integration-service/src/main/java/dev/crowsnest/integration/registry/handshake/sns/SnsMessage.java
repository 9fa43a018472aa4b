package dev.crowsnest.integration.registry.handshake.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.integration.api.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A message as SNS posts it. */
record SnsMessage(JsonNode body) {

    static final String CONFIRMATION = "SubscriptionConfirmation";
    static final String NOTIFICATION = "Notification";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** What a refusal repeats of a message may come from anybody. */
    private static final int LONGEST_REASON = 300;

    private static final List<String> OF_CONFIRMATIONS =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    /** What is signed, in this order; the subject only where there is one. */
    private static final Map<String, List<String>> SIGNED = Map.of(
            NOTIFICATION,
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
            CONFIRMATION,
            OF_CONFIRMATIONS,
            "UnsubscribeConfirmation",
            OF_CONFIRMATIONS);

    /** Throws {@link Refusal} for what is none. */
    static SnsMessage parse(String text) {
        try {
            var message = new SnsMessage(JSON.readTree(text));
            if (SIGNED.containsKey(message.type()) && ID.matcher(message.id()).matches()) {
                return message;
            }
        } catch (JsonProcessingException e) {
            throw refused("it is no JSON");
        }
        throw refused("it is no message of SNS");
    }

    String type() {
        return text("Type");
    }

    String id() {
        return text("MessageId");
    }

    String topicArn() {
        return text("TopicArn");
    }

    String message() {
        return text("Message");
    }

    String signature() {
        return text("Signature");
    }

    String signatureVersion() {
        return text("SignatureVersion");
    }

    String certificateAddress() {
        return text("SigningCertURL");
    }

    String subscribeAddress() {
        return text("SubscribeURL");
    }

    Instant timestamp() {
        try {
            return Instant.parse(text("Timestamp"));
        } catch (DateTimeParseException e) {
            throw refused("it has no time stamp");
        }
    }

    String signedText() {
        var text = new StringBuilder();
        for (String key : SIGNED.getOrDefault(type(), List.of())) {
            if (body.path(key).isTextual()) {
                text.append(key).append('\n').append(text(key)).append('\n');
            }
        }
        return text.toString();
    }

    static Refusal refused(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}", " ");
        return Refusal.untrusted(
                "take a message",
                "the set-up of a registry",
                line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…");
    }

    @Override
    public String toString() {
        return type() + " " + id() + " of " + topicArn();
    }

    private String text(String field) {
        return body.path(field).asText();
    }
}
