package dev.crowsnest.localecr.topic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import java.util.List;

/**
 * What a subscriber is sent.
 *
 * @param body as SNS writes it
 */
public record TopicMessage(Topic topic, ObjectNode body) {

    /** Where subscribers read the certificate, below the address of this registry. */
    public static final String CERTIFICATE_PATH = "/sns/SimpleNotificationService-local.pem";

    static final String CONFIRMATION = "SubscriptionConfirmation";
    static final String NOTIFICATION = "Notification";

    /** In this order, and only those that are there. */
    private static final List<String> SIGNED =
            List.of("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    TopicMessage signed(MessageSigner signer) {
        var text = new StringBuilder();
        SIGNED.forEach(key -> Json.text(body, key)
                .ifPresent(value -> text.append(key).append('\n').append(value).append('\n')));
        body.put("SignatureVersion", topic.signatureVersion());
        body.put("Signature", signer.sign(topic.signatureVersion(), text.toString()));
        body.put("SigningCertURL", topic.base().resolve(CERTIFICATE_PATH).toString());
        return this;
    }

    public String type() {
        return body.path("Type").asText();
    }

    public String id() {
        return body.path("MessageId").asText();
    }
}
