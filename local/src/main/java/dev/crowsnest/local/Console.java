package dev.crowsnest.local;

import dev.crowsnest.local.process.Progress;

/** The terminal. */
final class Console implements Progress {

    @Override
    public void say(String line) {
        System.out.println(line);
    }

    /** One sentence on standard error; the exit status that goes with it. */
    int fail(String sentence) {
        System.err.println("crowsnest: " + sentence);
        return 1;
    }
}
