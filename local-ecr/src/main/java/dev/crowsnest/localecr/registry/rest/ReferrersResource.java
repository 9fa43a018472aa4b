package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Images;
import dev.crowsnest.localecr.registry.MediaTypes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What refers to an image, as an index. */
final class ReferrersResource {

    private final Images images;

    ReferrersResource(Images images) {
        this.images = images;
    }

    void mount(Router router) {
        router.getWithRegex("/v2/(?<name>.+)/referrers/(?<digest>[^/]+)").handler(this::get);
    }

    private void get(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        request.requireRight("ecr:ListImageReferrers");
        var wanted = request.query("artifactType");
        var body = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        var manifests = body.putArray("manifests");
        for (var image : images.referrers(request.name(), request.digest())) {
            if (wanted.isPresent() && !wanted.equals(image.artifactType())) {
                continue;
            }
            var descriptor = manifests
                    .addObject()
                    .put("mediaType", image.mediaType())
                    .put("digest", image.digest().toString())
                    .put("size", image.manifestSize());
            image.artifactType().ifPresent(type -> descriptor.put("artifactType", type));
            if (!image.annotations().isEmpty()) {
                var annotations = descriptor.putObject("annotations");
                image.annotations().forEach(annotations::put);
            }
        }
        wanted.ifPresent(ignored -> ctx.response().putHeader("OCI-Filters-Applied", "artifactType"));
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.OCI_INDEX).end(Buffer.buffer(Json.bytes(body)));
    }
}
