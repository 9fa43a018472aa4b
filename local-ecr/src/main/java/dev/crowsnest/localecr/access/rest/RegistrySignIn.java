package dev.crowsnest.localecr.access.rest;

import dev.crowsnest.localecr.access.Access;
import dev.crowsnest.localecr.access.SignInFailure;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.Caller;
import dev.crowsnest.localecr.call.Origin;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.traffic.LoggedRequest;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Basic authentication with the user {@code AWS} and a token, as ECR wants it. */
public final class RegistrySignIn implements Handler<RoutingContext> {

    private static final String BASIC = "basic ";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Access access;
    private final Account account;

    public RegistrySignIn(Access access, Account account) {
        this.access = access;
        this.account = account;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var fromThisMachine = new Origin(ctx.request().remoteAddress().hostAddress()).isThisMachine();
        Caller caller;
        try {
            caller = signIn(ctx, fromThisMachine);
        } catch (SignInFailure failure) {
            refuse(ctx, failure);
            return;
        }
        ctx.put(Caller.class.getName(), caller);
        if (!(caller instanceof Caller.Guest)) {
            ctx.put(LoggedRequest.CALLER, caller.arn(account));
        }
        ctx.next();
    }

    private Caller signIn(RoutingContext ctx, boolean fromThisMachine) {
        var userAndPassword = basic(ctx.request().getHeader(HttpHeaders.AUTHORIZATION));
        var separator = userAndPassword.indexOf(':');
        return access.signIn(
                separator < 0 ? "" : userAndPassword.substring(0, separator),
                userAndPassword.substring(separator + 1),
                fromThisMachine);
    }

    private static String basic(String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BASIC))
                .map(value -> value.substring(BASIC.length()).strip())
                .flatMap(RegistrySignIn::decode)
                .orElse("");
    }

    private static Optional<String> decode(String text) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static void refuse(RoutingContext ctx, SignInFailure failure) {
        var body = Json.object();
        body.putArray("errors")
                .addObject()
                .put("code", failure.isExpired() ? "DENIED" : "UNAUTHORIZED")
                .put("message", failure.getMessage());
        if (!failure.isExpired()) {
            var realm = ctx.request().scheme() + "://" + ctx.request().authority() + "/";
            ctx.response().putHeader("WWW-Authenticate", "Basic realm=\"" + realm + "\",service=\"ecr.amazonaws.com\"");
        }
        ctx.response()
                .setStatusCode(failure.isExpired() ? FORBIDDEN : UNAUTHORIZED)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(Json.bytes(body)));
    }
}
