package dev.crowsnest.local.process;

import java.util.concurrent.Executor;

/**
 * Runs each task at once. The common pool has one thread on a machine of two cores, and newer Javas use it even then: a part that
 * waits for another to come back would keep it from being started.
 */
final class OwnThread implements Executor {

    private final String name;

    OwnThread(String name) {
        this.name = name;
    }

    @Override
    public void execute(Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
