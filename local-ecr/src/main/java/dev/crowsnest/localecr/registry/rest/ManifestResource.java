package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.registry.ImageDeletion;
import dev.crowsnest.localecr.registry.Images;
import dev.crowsnest.localecr.registry.StoredImage;
import dev.crowsnest.localecr.traffic.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Manifests and indexes, by tag and by digest. */
final class ManifestResource {

    private static final String PATH = "/v2/(?<name>.+)/manifests/(?<reference>[^/]+)";
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final Images images;
    private final ImageDeletion deletion;
    private final boolean referrersApi;
    private final Workers workers;

    ManifestResource(Images images, ImageDeletion deletion, boolean referrersApi, Workers workers) {
        this.images = images;
        this.deletion = deletion;
        this.referrersApi = referrersApi;
        this.workers = workers;
    }

    void mount(Router router) {
        router.routeWithRegex(HttpMethod.PUT, PATH)
                .handler(BodyHandler.create(false).setBodyLimit(Images.LARGEST_MANIFEST))
                .handler(this::put);
        router.routeWithRegex(PATH)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::get);
        router.routeWithRegex(HttpMethod.DELETE, PATH).handler(this::delete);
    }

    private void put(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        var name = request.name();
        var reference = request.reference();
        request.requireRight(RegistryRequest.PUSH);
        var body = ctx.body().buffer();
        var content = body == null ? new byte[0] : body.getBytes();
        var contentType = request.header("Content-Type");
        workers.run(ctx, () -> images.push(name, reference, content, contentType), image -> {
            if (referrersApi) {
                image.subject().ifPresent(subject -> ctx.response().putHeader("OCI-Subject", subject.toString()));
            }
            ctx.response()
                    .setStatusCode(CREATED)
                    .putHeader(HttpHeaders.LOCATION, "/v2/" + name + "/manifests/" + image.digest())
                    .putHeader("Docker-Content-Digest", image.digest().toString())
                    .end();
        });
    }

    private void get(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        var name = request.name();
        request.requireRight(RegistryRequest.PULL);
        var image = images.require(name, request.reference());
        var response = described(ctx, image);
        if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(image.manifestSize()))
                    .end();
            return;
        }
        workers.run(ctx, () -> images.content(name, image), content -> send(ctx, content));
    }

    private void delete(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        var name = request.name();
        var reference = request.reference();
        request.requireRight(RegistryRequest.DELETE);
        workers.run(
                ctx,
                () -> deletion.delete(name, reference),
                removed -> ctx.response().setStatusCode(ACCEPTED).end());
    }

    private static HttpServerResponse described(RoutingContext ctx, StoredImage image) {
        return ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, image.mediaType())
                .putHeader("Docker-Content-Digest", image.digest().toString());
    }

    private static void send(RoutingContext ctx, byte[] content) {
        var answer = Buffer.buffer(content);
        Fault fault = ctx.get(Fault.class.getName());
        if (fault instanceof Fault.Truncate truncate) {
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.length))
                    .write(answer.slice(0, (int) Math.min(truncate.afterBytes(), content.length - 1L)))
                    .onComplete(ignored -> ctx.request().connection().close());
            return;
        }
        // Another document that reads the same: only its digest gives it away.
        ctx.response().end(fault == null ? answer : answer.appendString("\n"));
    }
}
