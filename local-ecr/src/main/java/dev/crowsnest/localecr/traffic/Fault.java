package dev.crowsnest.localecr.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What happens to a request instead of what should. */
public sealed interface Fault {

    /** The answer is this status and nothing else. */
    record Status(int status, Optional<Duration> retryAfter) implements Fault {}

    /** Refused for its rate: 429 at the registry, {@code ThrottlingException} at the AWS calls. */
    record Throttle(Duration retryAfter) implements Fault {}

    /** There is no answer, and the connection stays open. */
    record Hang() implements Fault {}

    /**
     * The answer comes once somebody lets it; that to a call of AWS is older by then: it tells what was so before.
     *
     * @param met completed by the request that waits
     */
    record Hold(CompletableFuture<Void> met, CompletableFuture<Void> released) implements Fault {

        public Hold() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }
    }

    /** The connection is closed without an answer. */
    record Drop() implements Fault {}

    /** The answer has the right status, headers and length; its bytes are not those that were pushed. */
    record WrongBytes() implements Fault {}

    /** The answer's connection is closed after so many bytes of the body. */
    record Truncate(long afterBytes) implements Fault {}
}
