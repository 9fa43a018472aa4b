package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;

/** Running until Ctrl-C, or until a part cannot be kept running. */
record Stay(Installation installation, Console console) {

    int untilStopped() {
        var part = installation.givenUp().join();
        return console.fail("%s ended five times in a row and is given up; its log is in %s."
                .formatted(part, installation.data().logs()));
    }
}
