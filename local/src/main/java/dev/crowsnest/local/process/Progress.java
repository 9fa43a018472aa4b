package dev.crowsnest.local.process;

/** Lines for whoever sits before the terminal. */
@FunctionalInterface
public interface Progress {

    void say(String line);
}
