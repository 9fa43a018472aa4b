package dev.crowsnest.local.chaos;

import java.io.IOException;

/** What processes are told from outside: to stop where they are, and to go on. */
public enum Signal {
    STOP,
    CONT;

    /** Tells one of them; throws {@link IllegalStateException} when it is not there. */
    public void send(long process) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name(), Long.toString(process))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("could not send " + name() + " to process " + process);
        }
    }
}
