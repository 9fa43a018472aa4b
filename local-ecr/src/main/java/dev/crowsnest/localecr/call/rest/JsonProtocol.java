package dev.crowsnest.localecr.call.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** JSON 1.1: ECR, EventBridge and Secrets Manager. */
final class JsonProtocol implements Protocol {

    private static final String JSON = "application/x-amz-json-1.1";
    private static final Map<String, String> SERVICES = Map.of(
            "AmazonEC2ContainerRegistry_V20150921", "ecr", "secretsmanager", "secretsmanager", "AWSEvents", "events");

    @Override
    public String action(RoutingContext ctx) {
        var target = String.valueOf(ctx.request().getHeader("X-Amz-Target"));
        var dot = target.indexOf('.');
        var service = SERVICES.get(target.substring(0, Math.max(0, dot)));
        return service == null ? target : service + ":" + target.substring(dot + 1);
    }

    @Override
    public ObjectNode parameters(RoutingContext ctx) {
        var body = ctx.body().buffer();
        try {
            return body == null || body.length() == 0 ? Json.object() : Json.parse(body.getBytes());
        } catch (IOException e) {
            throw AwsFailure.of("SerializationException", "The body is not a JSON object");
        }
    }

    @Override
    public void answer(RoutingContext ctx, ObjectNode answer) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader("x-amzn-RequestId", UUID.randomUUID().toString())
                .end(Buffer.buffer(Json.bytes(answer)));
    }

    @Override
    public void refuse(RoutingContext ctx, AwsFailure failure) {
        ctx.response().setStatusCode(failure.status()).putHeader("x-amzn-ErrorType", failure.code());
        answer(ctx, Json.object().put("__type", failure.code()).put("message", failure.getMessage()));
    }
}
