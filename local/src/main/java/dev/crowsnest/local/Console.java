package dev.crowsnest.local;

import dev.crowsnest.local.process.Progress;
import java.io.PrintStream;

/** The terminal. */
record Console(PrintStream out, PrintStream err) implements Progress {

    /** The one that this process was started from. */
    static Console ofThisProcess() {
        return new Console(System.out, System.err);
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    /** One sentence on standard error; the exit status that goes with it. */
    int fail(String sentence) {
        err.println("crowsnest: " + sentence);
        return 1;
    }
}
