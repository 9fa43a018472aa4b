package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.ImageDeletion;
import dev.crowsnest.localecr.registry.Images;
import dev.crowsnest.localecr.registry.Layers;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryCatalog;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** All resources of the distribution protocol, in the order in which their paths must be tried. */
public final class RegistryRoutes {

    private final RepositoryCatalog catalog;
    private final Images images;
    private final ImageDeletion deletion;
    private final Layers layers;
    private final LayerDelivery delivery;
    private final boolean referrersApi;

    public RegistryRoutes(
            RepositoryCatalog catalog,
            Images images,
            ImageDeletion deletion,
            Layers layers,
            LayerDelivery delivery,
            boolean referrersApi) {
        this.catalog = catalog;
        this.images = images;
        this.deletion = deletion;
        this.layers = layers;
        this.delivery = delivery;
        this.referrersApi = referrersApi;
    }

    /** Mounts the routes behind {@code signIn}, which says who calls; signed addresses need nobody to sign in. */
    public void mount(Router router, Handler<RoutingContext> signIn, Vertx vertx, WorkerExecutor executor) {
        var workers = new Workers(executor);
        var content = new BlobContent(vertx);
        var errors = new RegistryErrors();
        router.route("/v2/*")
                .handler(RegistryRoutes::nameVersion)
                .handler(signIn)
                .failureHandler(errors);
        router.route("/_layers/*").failureHandler(errors);
        router.get("/v2").handler(RegistryRoutes::root);
        router.get("/v2/").handler(RegistryRoutes::root);
        new ListResource(catalog).mount(router);
        if (referrersApi) {
            new ReferrersResource(images).mount(router);
        }
        new UploadResource(layers, workers).mount(router);
        new ManifestResource(images, deletion, referrersApi, workers).mount(router);
        new BlobResource(layers, delivery, content, workers).mount(router);
        new SignedLayerResource(layers, delivery, content, workers).mount(router);
        router.route("/v2/*").handler(RegistryRoutes::unknown);
    }

    private static void nameVersion(RoutingContext ctx) {
        ctx.response().putHeader("Docker-Distribution-Api-Version", "registry/2.0");
        ctx.next();
    }

    private static void root(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end("{}");
    }

    private static void unknown(RoutingContext ctx) {
        ctx.fail(new RegistryFailure(
                ctx.request().method().name().equals("GET") ? ErrorCode.NAME_UNKNOWN : ErrorCode.UNSUPPORTED,
                "nothing answers " + ctx.request().method() + " here"));
    }
}
