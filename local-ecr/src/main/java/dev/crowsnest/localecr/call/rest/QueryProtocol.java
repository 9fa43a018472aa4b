package dev.crowsnest.localecr.call.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.json.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;

/** A form in, XML out: STS. */
final class QueryProtocol implements Protocol {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    /** STS leaves "Exception" out of its codes and answers 403 where the JSON services answer 400. */
    private static final Map<String, String> CODES = Map.of(
            "ExpiredTokenException", "ExpiredToken",
            "UnrecognizedClientException", "InvalidClientTokenId",
            "MissingAuthenticationTokenException", "MissingAuthenticationToken");

    private static final int FORBIDDEN = 403;

    @Override
    public String action(RoutingContext ctx) {
        return "sts:" + ctx.request().getFormAttribute("Action");
    }

    @Override
    public ObjectNode parameters(RoutingContext ctx) {
        var parameters = Json.object();
        ctx.request().formAttributes().forEach(field -> parameters.put(field.getKey(), field.getValue()));
        return parameters;
    }

    @Override
    public void answer(RoutingContext ctx, ObjectNode answer) {
        var operation = ctx.request().getFormAttribute("Action");
        var xml = new StringBuilder();
        xml.append('<')
                .append(operation)
                .append("Response xmlns=\"")
                .append(NAMESPACE)
                .append("\"><");
        xml.append(operation).append("Result>");
        write(xml, answer);
        xml.append("</").append(operation).append("Result><ResponseMetadata><RequestId>");
        xml.append(UUID.randomUUID()).append("</RequestId></ResponseMetadata></");
        xml.append(operation).append("Response>");
        send(ctx, xml.toString());
    }

    @Override
    public void refuse(RoutingContext ctx, AwsFailure failure) {
        var code = CODES.getOrDefault(failure.code(), failure.code());
        ctx.response().setStatusCode(CODES.containsKey(failure.code()) ? FORBIDDEN : failure.status());
        send(
                ctx,
                "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
                        .formatted(NAMESPACE, escape(code), escape(failure.getMessage()), UUID.randomUUID()));
    }

    private static void write(StringBuilder xml, JsonNode object) {
        object.properties().forEach(field -> {
            xml.append('<').append(field.getKey()).append('>');
            if (field.getValue().isObject()) {
                write(xml, field.getValue());
            } else {
                xml.append(escape(field.getValue().asText()));
            }
            xml.append("</").append(field.getKey()).append('>');
        });
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void send(RoutingContext ctx, String xml) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/xml").end(xml);
    }
}
