package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.Layers;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StoredBlob;
import dev.crowsnest.localecr.registry.Upload;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Blobs on their way in: at once, in pieces, or from another repository. */
final class UploadResource {

    private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes )?(\\d{1,18})-\\d{1,18}(?:/.*)?");
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    private final Layers layers;
    private final Workers workers;

    UploadResource(Layers layers, Workers workers) {
        this.layers = layers;
        this.workers = workers;
    }

    void mount(Router router) {
        var begin = "/v2/(?<name>.+)/blobs/uploads/?";
        var upload = "/v2/(?<name>.+)/blobs/uploads/(?<upload>[^/]+)";
        router.routeWithRegex(HttpMethod.POST, begin).handler(this::begin);
        router.routeWithRegex(HttpMethod.GET, upload).handler(this::status);
        router.routeWithRegex(HttpMethod.PATCH, upload).handler(this::append);
        router.routeWithRegex(HttpMethod.PUT, upload).handler(this::finish);
        router.routeWithRegex(HttpMethod.DELETE, upload).handler(this::cancel);
    }

    private void begin(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        var name = request.name();
        request.requireRight(RegistryRequest.PUSH);
        var mount = request.query("mount").map(Digest::parse);
        var from = request.query("from").map(RepositoryName::parse);
        if (mount.isPresent() && from.isPresent()) {
            ctx.request().pause();
            workers.run(
                    ctx,
                    () -> layers.mount(from.get(), name, mount.get()),
                    mounted -> mounted.ifPresentOrElse(blob -> created(ctx, name, blob), () -> open(ctx, name)));
        } else {
            open(ctx, name);
        }
    }

    private void open(RoutingContext ctx, RepositoryName name) {
        var digest = new RegistryRequest(ctx).query("digest").map(Digest::parse);
        ctx.request().pause();
        workers.run(ctx, () -> layers.begin(name), upload -> {
            if (digest.isPresent()) {
                receive(ctx, upload, () -> complete(ctx, upload, digest.get()));
            } else {
                ctx.request().resume();
                located(ctx, upload).setStatusCode(ACCEPTED).end();
            }
        });
    }

    private void status(RoutingContext ctx) {
        withUpload(ctx, upload -> located(ctx, upload).setStatusCode(NO_CONTENT).end());
    }

    private void append(RoutingContext ctx) {
        withUpload(ctx, upload -> {
            requireNext(ctx, upload);
            receive(
                    ctx,
                    upload,
                    () -> located(ctx, upload).setStatusCode(ACCEPTED).end());
        });
    }

    private void finish(RoutingContext ctx) {
        var digest = new RegistryRequest(ctx)
                .query("digest")
                .map(Digest::parse)
                .orElseThrow(() -> new RegistryFailure(
                        ErrorCode.DIGEST_INVALID, "an upload is finished with the digest of the whole blob"));
        withUpload(ctx, upload -> {
            requireNext(ctx, upload);
            receive(ctx, upload, () -> complete(ctx, upload, digest));
        });
    }

    private void cancel(RoutingContext ctx) {
        withUpload(
                ctx,
                upload -> workers.run(
                        ctx,
                        () -> {
                            upload.cancel();
                            return upload;
                        },
                        ignored -> ctx.response().setStatusCode(NO_CONTENT).end()));
    }

    private void withUpload(RoutingContext ctx, Consumer<Upload> use) {
        var request = new RegistryRequest(ctx);
        request.requireRight(RegistryRequest.PUSH);
        use.accept(layers.resume(request.name(), ctx.pathParam("upload")));
    }

    private void receive(RoutingContext ctx, Upload upload, Runnable then) {
        ctx.request()
                .pipeTo(new UploadStream(upload, workers.executor()))
                .onSuccess(ignored -> then.run())
                .onFailure(ctx::fail);
    }

    private void complete(RoutingContext ctx, Upload upload, Digest digest) {
        workers.run(ctx, () -> layers.finish(upload, digest), blob -> created(ctx, upload.repository(), blob));
    }

    /** A piece must start where the last one ended; the answer says where that is. */
    private static void requireNext(RoutingContext ctx, Upload upload) {
        var range = new RegistryRequest(ctx).header("Content-Range").map(CONTENT_RANGE::matcher);
        if (range.isEmpty()
                || (range.get().matches() && Long.parseLong(range.get().group(1)) == upload.received())) {
            return;
        }
        located(ctx, upload);
        throw new RegistryFailure(
                ErrorCode.RANGE_INVALID,
                "the upload has %d bytes; the next piece must start there".formatted(upload.received()));
    }

    private static void created(RoutingContext ctx, RepositoryName name, StoredBlob blob) {
        ctx.request().resume();
        ctx.response()
                .setStatusCode(CREATED)
                .putHeader(HttpHeaders.LOCATION, "/v2/" + name + "/blobs/" + blob.digest())
                .putHeader("Docker-Content-Digest", blob.digest().toString())
                .end();
    }

    private static HttpServerResponse located(RoutingContext ctx, Upload upload) {
        return ctx.response()
                .putHeader(HttpHeaders.LOCATION, "/v2/" + upload.repository() + "/blobs/uploads/" + upload.id())
                .putHeader("Range", "0-" + Math.max(0, upload.received() - 1))
                .putHeader("Docker-Upload-UUID", upload.id());
    }
}
