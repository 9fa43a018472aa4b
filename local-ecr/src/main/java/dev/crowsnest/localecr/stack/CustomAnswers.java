package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where providers of custom resources leave their answers: an address for each request. */
public final class CustomAnswers {

    /** Below the address of this registry. */
    public static final String PATH = "/cloudformation-answers/";

    private final Map<String, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();

    /** The name of a new address. */
    String open() {
        var name = UUID.randomUUID().toString();
        open.put(name, new CompletableFuture<>());
        return name;
    }

    /** Takes the first answer; later ones change nothing, as at S3. False when there is no such address. */
    public boolean take(String name, JsonNode answer) {
        return Optional.ofNullable(open.get(name))
                .map(waiting -> waiting.complete(answer) || waiting.isDone())
                .orElse(false);
    }

    /** Empty when none came in time. */
    Optional<JsonNode> await(String name, Duration patience) {
        try {
            return Optional.of(
                    open.getOrDefault(name, new CompletableFuture<>()).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a custom resource", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is only ever completed", e);
        }
    }
}
