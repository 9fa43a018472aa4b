package dev.crowsnest.ingest.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls of those who have no key: of an unknown integration, with a wrong key, with none, with large bodies and with nonsense. */
final class Forgeries {

    /** One of so many has a body of EventBridge's largest size. */
    private static final int LARGE = 100;

    private static final int LARGE_BYTES = 256 * 1024;

    private final String path;
    private final byte[] event = PushEvent.of(0).body();
    private final byte[] nonsense = "{\"version\":".getBytes(StandardCharsets.UTF_8);
    private final byte[] large = new byte[LARGE_BYTES];

    Forgeries(String integration) {
        this.path = "/webhooks/eventbridge/" + integration;
        Arrays.fill(large, (byte) ' ');
    }

    /** What is sent in one call. */
    record Call(String path, @Nullable String key, byte[] body) {}

    Call call(int number) {
        if (number % LARGE == 0) {
            return new Call(path, "wrong", large);
        }
        return switch (number % 4) {
            case 0 -> new Call("/webhooks/eventbridge/nobody-" + number, LoadGenerator.KEY, event);
            case 1 -> new Call(path, "wrong-" + number, event);
            case 2 -> new Call(path, null, event);
            default -> new Call(path, "wrong", nonsense);
        };
    }
}
