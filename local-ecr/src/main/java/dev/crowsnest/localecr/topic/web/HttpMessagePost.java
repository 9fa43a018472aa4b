package dev.crowsnest.localecr.topic.web;

import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.topic.MessagePost;
import dev.crowsnest.localecr.topic.TopicMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts messages with the headers of SNS; what the subscriber could not take now is sent again. */
public final class HttpMessagePost implements MessagePost {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpMessagePost.class);

    /** As long as SNS waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int FIRST_REFUSAL = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public boolean deliver(TopicMessage message) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            int status = send(message);
            if (status < FIRST_REFUSAL) {
                return true;
            }
            if (status < FIRST_SERVER_ERROR && status != TOO_MANY_REQUESTS) {
                LOGGER.atWarn()
                        .addKeyValue("endpoint", message.topic().endpoint())
                        .addKeyValue("status", status)
                        .log("a subscriber refused a message");
                return false;
            }
            pause();
        }
        LOGGER.atWarn()
                .addKeyValue("endpoint", message.topic().endpoint())
                .addKeyValue("tries", TRIES)
                .log("a subscriber took no message");
        return false;
    }

    private int send(TopicMessage message) {
        var request = HttpRequest.newBuilder(message.topic().endpoint())
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("User-Agent", "Amazon Simple Notification Service Agent")
                .header("x-amz-sns-message-type", message.type())
                .header("x-amz-sns-message-id", message.id())
                .header("x-amz-sns-topic-arn", message.topic().arn())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(message.body())))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return FIRST_SERVER_ERROR;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending to " + request.uri(), e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two tries", e);
        }
    }
}
