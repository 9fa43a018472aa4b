package dev.crowsnest.localecr.access.rest;

import dev.crowsnest.localecr.access.Role;
import dev.crowsnest.localecr.access.Roles;
import dev.crowsnest.localecr.json.Json;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/** Roles, for other processes on this machine: what a CloudFormation stack would make. */
public final class RoleResource {

    private static final int NO_CONTENT = 204;

    private final Roles roles;
    private final WorkerExecutor workers;

    public RoleResource(Roles roles, WorkerExecutor workers) {
        this.roles = roles;
        this.workers = workers;
    }

    /** {@code PUT roles} with {@code arn} and {@code externalId}, {@code DELETE roles?arn=ARN}. */
    public void mount(Router router) {
        router.put("/_local/roles").handler(this::put);
        router.delete("/_local/roles").handler(this::remove);
    }

    private void put(RoutingContext ctx) {
        var role = role(ctx);
        run(ctx, () -> roles.put(role));
    }

    private void remove(RoutingContext ctx) {
        ctx.queryParam("arn").forEach(arn -> run(ctx, () -> roles.remove(arn)));
    }

    private void run(RoutingContext ctx, Runnable change) {
        workers.executeBlocking(
                        () -> {
                            change.run();
                            return change;
                        },
                        false)
                .onSuccess(ignored -> ctx.response().setStatusCode(NO_CONTENT).end())
                .onFailure(ctx::fail);
    }

    private static Role role(RoutingContext ctx) {
        try {
            var body = Json.parse(ctx.body().buffer().getBytes());
            return new Role(body.path("arn").asText(), body.path("externalId").asText());
        } catch (IOException e) {
            throw new IllegalArgumentException("a role is a JSON object with arn and externalId", e);
        }
    }
}
