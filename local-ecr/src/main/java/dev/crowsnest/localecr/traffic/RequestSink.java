package dev.crowsnest.localecr.traffic;

/** Takes note of requests beside the log in memory; must not block. */
@FunctionalInterface
public interface RequestSink {

    void accept(LoggedRequest request);
}
