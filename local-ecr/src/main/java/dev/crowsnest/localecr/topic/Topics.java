package dev.crowsnest.localecr.topic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The topics of the account. A message to a subscriber who has not confirmed is lost, as at AWS. */
public final class Topics {

    private final Account account;
    private final MessageSigner signer;
    private final MessagePost post;
    private final Clock clock;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

    public Topics(Account account, MessageSigner signer, MessagePost post, Clock clock) {
        this.account = account;
        this.signer = signer;
        this.post = post;
        this.clock = clock;
    }

    /** Makes a topic, and asks its subscriber to confirm. */
    public Topic create(String name, URI base, URI endpoint, String signatureVersion) {
        var arn = "arn:aws:sns:%s:%s:%s".formatted(account.region(), account.id(), name);
        var topic = new Topic(
                arn, base, endpoint, signatureVersion, UUID.randomUUID().toString());
        topics.put(arn, topic);
        var body = body(topic, TopicMessage.CONFIRMATION)
                .put("Token", topic.token())
                .put(
                        "SubscribeURL",
                        base.resolve("/sns/confirm?Token=" + topic.token()).toString())
                .put("Message", "You have chosen to subscribe to the topic " + arn + ".");
        post.deliver(new TopicMessage(topic, body).signed(signer));
        return topic;
    }

    public void remove(String arn) {
        Optional.ofNullable(topics.remove(arn)).ifPresent(topic -> confirmed.remove(topic.token()));
    }

    /** Whether there is such a subscription. */
    public boolean confirm(String token) {
        var known = topics.values().stream().anyMatch(topic -> topic.token().equals(token));
        return known && (confirmed.add(token) || confirmed.contains(token));
    }

    /** Sends a message. Throws {@link IllegalArgumentException} for a topic that is not there. */
    public void publish(String arn, String subject, String message) {
        var topic = topics.get(arn);
        if (topic == null) {
            throw new IllegalArgumentException("there is no topic " + arn);
        }
        if (confirmed.contains(topic.token())) {
            var body = body(topic, TopicMessage.NOTIFICATION)
                    .put("Subject", subject)
                    .put("Message", message);
            post.deliver(new TopicMessage(topic, body).signed(signer));
        }
    }

    /** A message that says whatever it is to say, signed as any other: subscribers must not obey a signature alone. */
    public ObjectNode signed(ObjectNode body, URI base) {
        var topic = new Topic(body.path("TopicArn").asText(), base, base, "2", "");
        return new TopicMessage(topic, body).signed(signer).body();
    }

    public MessageSigner signer() {
        return signer;
    }

    private ObjectNode body(Topic topic, String type) {
        return Json.object()
                .put("Type", type)
                .put("MessageId", UUID.randomUUID().toString())
                .put("TopicArn", topic.arn())
                .put("Timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
