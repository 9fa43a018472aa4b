package dev.crowsnest.localecr.registry.rest;

import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs what touches the disk beside the event loop, and answers on it. */
record Workers(WorkerExecutor executor) {

    <T> void run(RoutingContext ctx, Callable<T> work, Consumer<T> answer) {
        executor.executeBlocking(work, false)
                .map(result -> {
                    answer.accept(result);
                    return result;
                })
                .onFailure(ctx::fail);
    }
}
