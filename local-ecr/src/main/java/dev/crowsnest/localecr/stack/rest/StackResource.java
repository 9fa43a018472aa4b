package dev.crowsnest.localecr.stack.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.stack.CustomAnswers;
import dev.crowsnest.localecr.stack.Stack;
import dev.crowsnest.localecr.stack.StackPlayer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.BiFunction;

/** Stacks, for other processes on this machine, and the addresses where custom resources are answered. */
public final class StackResource {

    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    /** CloudFormation takes no larger answer. */
    private static final int LARGEST_ANSWER = 4096;

    private final StackPlayer player;
    private final CustomAnswers answers;

    public StackResource(StackPlayer player, CustomAnswers answers) {
        this.player = player;
        this.answers = answers;
    }

    /**
     * {@code PUT stacks/NAME} with {@code template} and {@code parameters}, and {@code PUT stacks/NAME/update} with others;
     * {@code GET} and {@code DELETE} of it.
     */
    public void mount(Router router) {
        router.put("/_local/stacks/:name").handler(this::create);
        router.put("/_local/stacks/:name/update").handler(this::update);
        router.get("/_local/stacks/:name").handler(this::show);
        router.delete("/_local/stacks/:name").handler(ctx -> answer(ctx, ACCEPTED, player.delete(name(ctx))));
        router.put(CustomAnswers.PATH + ":id")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_ANSWER))
                .handler(this::take);
    }

    private void create(RoutingContext ctx) {
        var base = URI.create(ctx.request().scheme() + "://" + ctx.request().authority());
        take(ctx, (template, parameters) -> player.create(name(ctx), template, parameters, base));
    }

    private void update(RoutingContext ctx) {
        take(ctx, (template, parameters) -> player.update(name(ctx), template, parameters));
    }

    private static void take(RoutingContext ctx, BiFunction<String, Map<String, String>, Stack> work) {
        try {
            var body = Json.parse(ctx.body().buffer().getBytes());
            answer(ctx, ACCEPTED, work.apply(body.path("template").asText(), Json.texts(body, "parameters")));
        } catch (IOException e) {
            throw new IllegalArgumentException("a stack is a JSON object with template and parameters", e);
        }
    }

    private void show(RoutingContext ctx) {
        player.find(name(ctx))
                .ifPresentOrElse(
                        stack -> answer(ctx, OK, stack),
                        () -> ctx.response().setStatusCode(NOT_FOUND).end());
    }

    private void take(RoutingContext ctx) {
        try {
            var known = answers.take(
                    ctx.pathParam("id"), Json.parse(ctx.body().buffer().getBytes()));
            ctx.response().setStatusCode(known ? OK : NOT_FOUND).end();
        } catch (IOException e) {
            ctx.response().setStatusCode(BAD_REQUEST).end(String.valueOf(e.getMessage()));
        }
    }

    private static String name(RoutingContext ctx) {
        return ctx.pathParam("name");
    }

    private static void answer(RoutingContext ctx, int status, Stack stack) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(Json.bytes(view(stack))));
    }

    private static ObjectNode view(Stack stack) {
        var view = Json.object()
                .put("name", stack.name())
                .put("id", stack.id())
                .put("status", stack.status().name());
        var events = view.putArray("events");
        stack.events()
                .forEach(event -> events.addObject()
                        .put("logicalId", event.logicalId())
                        .put("status", event.status().name())
                        .put("reason", event.reason()));
        return view;
    }
}
