package dev.crowsnest.local.process;

/** Something that runs as a process of its own beside the launcher. */
public interface Part {

    /** Names its log and its file of the process id, such as {@code broker}. */
    String name();

    /** What people read when it is there, such as {@code Kafka on port 19092}. */
    String description();

    /** Starts it, after clearing away what an earlier run that was killed left of it; may throw {@link RuntimeException}. */
    ProcessHandle start();

    /** Whether it does its work now; asked several times a second while it starts. */
    boolean isReady();

    /** Asks it to stop in order; the caller waits and uses force after that. */
    default void stop(ProcessHandle process) {
        process.destroy();
    }
}
