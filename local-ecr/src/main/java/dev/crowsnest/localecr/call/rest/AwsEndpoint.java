package dev.crowsnest.localecr.call.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.call.Caller;
import dev.crowsnest.localecr.call.CallerDirectory;
import dev.crowsnest.localecr.call.Origin;
import dev.crowsnest.localecr.traffic.Fault;
import dev.crowsnest.localecr.traffic.LoggedRequest;
import dev.crowsnest.localecr.traffic.Throttled;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /}: finds the operation and the caller, checks the caller's right, and answers in the right protocol. */
public final class AwsEndpoint {

    private static final Logger LOGGER = LoggerFactory.getLogger(AwsEndpoint.class);

    /** The largest call is one that carries a manifest. */
    private static final long LARGEST_CALL = 8L * 1024 * 1024;

    private static final int SERVER_ERROR = 500;

    private final Account account;
    private final CallerDirectory callers;
    private final Map<String, AwsOperation> operations = new HashMap<>();
    private final WorkerExecutor workers;

    public AwsEndpoint(
            Account account, CallerDirectory callers, List<AwsOperations> operations, WorkerExecutor workers) {
        this.account = account;
        this.callers = callers;
        this.workers = workers;
        operations.forEach(group -> this.operations.putAll(group.byAction()));
    }

    /** Mounts the endpoint; {@code faults} sees each call once its operation is known. */
    public void mount(Router router, Handler<RoutingContext> faults) {
        router.post("/")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_CALL))
                .handler(AwsEndpoint::nameOperation)
                .handler(faults)
                .handler(this::call)
                .failureHandler(AwsEndpoint::fail);
    }

    private static void nameOperation(RoutingContext ctx) {
        ctx.put(LoggedRequest.OPERATION, protocol(ctx).action(ctx));
        ctx.next();
    }

    private void call(RoutingContext ctx) {
        var protocol = protocol(ctx);
        var action = ctx.<String>get(LoggedRequest.OPERATION);
        var caller = identify(ctx);
        var operation = Optional.ofNullable(operations.get(action))
                .orElseThrow(() -> AwsFailure.of("UnknownOperationException", action + " is not known here"));
        requireRight(caller, action);
        var call = new AwsCall(
                action,
                protocol.parameters(ctx),
                caller,
                ctx.request().scheme() + "://" + ctx.request().authority(),
                ctx.request().remoteAddress().hostAddress(),
                String.valueOf(ctx.request().getHeader(HttpHeaders.USER_AGENT)));
        workers.executeBlocking(() -> operation.answer(call), false)
                .compose(answer -> released(ctx, answer))
                .onSuccess(answer -> protocol.answer(ctx, answer))
                .onFailure(ctx::fail);
    }

    // The call is made before it is held: what happens meanwhile is not in its answer.
    private static Future<ObjectNode> released(RoutingContext ctx, ObjectNode answer) {
        if (!(ctx.get(Fault.class.getName()) instanceof Fault.Hold hold)) {
            return Future.succeededFuture(answer);
        }
        hold.met().complete(null);
        return Future.fromCompletionStage(hold.released(), ctx.vertx().getOrCreateContext())
                .map(answer);
    }

    private Caller identify(RoutingContext ctx) {
        var signature = Signature.of(ctx.request());
        var origin = new Origin(ctx.request().remoteAddress().hostAddress());
        var caller = callers.identify(signature.accessKeyId(), signature.sessionToken(), origin.isThisMachine());
        if (!(caller instanceof Caller.Guest)) {
            ctx.put(LoggedRequest.CALLER, caller.arn(account));
        }
        return caller;
    }

    private void requireRight(Caller caller, String action) {
        if (!action.startsWith("sts:") && !caller.may(action)) {
            throw AwsFailure.of(
                    "AccessDeniedException",
                    "User: %s is not authorized to perform: %s".formatted(caller.arn(account), action));
        }
    }

    private static Protocol protocol(RoutingContext ctx) {
        return ctx.request().headers().contains("X-Amz-Target") ? new JsonProtocol() : new QueryProtocol();
    }

    private static void fail(RoutingContext ctx) {
        var protocol = protocol(ctx);
        var failure = ctx.failure();
        if (failure instanceof AwsFailure refused) {
            protocol.refuse(ctx, refused);
        } else if (failure instanceof Throttled throttled) {
            ctx.response()
                    .putHeader(
                            "Retry-After", String.valueOf(throttled.retryAfter().toSeconds()));
            var code = protocol instanceof JsonProtocol ? "ThrottlingException" : "Throttling";
            protocol.refuse(ctx, AwsFailure.of(code, throttled.getMessage()));
        } else if (failure == null) {
            protocol.refuse(ctx, new AwsFailure(ctx.statusCode(), "InvalidRequest", "The call cannot be taken"));
        } else {
            LOGGER.atError()
                    .addKeyValue("operation", ctx.<String>get(LoggedRequest.OPERATION))
                    .setCause(failure)
                    .log("AWS call failed");
            protocol.refuse(ctx, new AwsFailure(SERVER_ERROR, "ServerException", "could not answer: " + failure));
        }
    }
}
