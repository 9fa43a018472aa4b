package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.Layers;
import dev.crowsnest.localecr.registry.RepositoryName;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The storage behind the registry: blobs for whoever has a signed address, with S3's manners. */
final class SignedLayerResource {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Layers layers;
    private final LayerDelivery delivery;
    private final BlobContent content;
    private final Workers workers;

    SignedLayerResource(Layers layers, LayerDelivery delivery, BlobContent content, Workers workers) {
        this.layers = layers;
        this.delivery = delivery;
        this.content = content;
        this.workers = workers;
    }

    void mount(Router router) {
        router.routeWithRegex("/_layers/(?<name>.+)/(?<digest>[^/]+)")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::get);
    }

    private void get(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        var until = request.query("X-Amz-Expires-At").orElse("");
        var signature = request.query("X-Amz-Signature").orElse("");
        if (delivery.refuseAuthorization() && ctx.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            refuse(ctx, BAD_REQUEST, "InvalidArgument", "Only one auth mechanism allowed");
        } else if (!layers.isSigned(ctx.request().path(), until, signature)) {
            refuse(ctx, FORBIDDEN, "SignatureDoesNotMatch", "The signature does not match the address");
        } else if (layers.isPast(until)) {
            refuse(ctx, FORBIDDEN, "AccessDenied", "Request has expired");
        } else {
            send(ctx, request.name(), request.digest());
        }
    }

    private void send(RoutingContext ctx, RepositoryName name, Digest digest) {
        workers.run(
                ctx,
                () -> layers.find(name, digest),
                found -> found.ifPresentOrElse(
                        blob -> content.send(ctx, blob),
                        () -> refuse(ctx, NOT_FOUND, "NoSuchKey", "The specified key does not exist.")));
    }

    private static void refuse(RoutingContext ctx, int status, String code, String message) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/xml")
                .end("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(code, message));
    }
}
