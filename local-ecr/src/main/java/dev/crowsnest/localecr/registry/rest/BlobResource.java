package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.registry.Layers;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Blobs for whoever pulls: a redirect to a signed address, as at ECR, or the bytes. */
final class BlobResource {

    private static final int REDIRECT = 307;

    private final Layers layers;
    private final LayerDelivery delivery;
    private final BlobContent content;
    private final Workers workers;

    BlobResource(Layers layers, LayerDelivery delivery, BlobContent content, Workers workers) {
        this.layers = layers;
        this.delivery = delivery;
        this.content = content;
        this.workers = workers;
    }

    void mount(Router router) {
        router.routeWithRegex("/v2/(?<name>.+)/blobs/(?<digest>[^/]+)")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::get);
    }

    private void get(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        var name = request.name();
        var digest = request.digest();
        request.requireRight(RegistryRequest.PULL);
        workers.run(ctx, () -> layers.require(name, digest), blob -> {
            if (delivery.redirect() && ctx.request().method().equals(HttpMethod.GET)) {
                ctx.response()
                        .setStatusCode(REDIRECT)
                        .putHeader(HttpHeaders.LOCATION, location(ctx, layers.address(name, digest)))
                        .putHeader("Docker-Content-Digest", digest.toString())
                        .end();
            } else {
                content.send(ctx, blob);
            }
        });
    }

    private static String location(RoutingContext ctx, String address) {
        var host = LayerDelivery.otherHost(String.valueOf(ctx.request().authority()));
        return ctx.request().scheme() + "://" + host + address;
    }
}
