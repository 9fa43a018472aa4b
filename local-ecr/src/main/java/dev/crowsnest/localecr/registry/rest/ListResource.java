package dev.crowsnest.localecr.registry.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryCatalog;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists of repositories and of tags, page by page. */
final class ListResource {

    /** As many as a page of ECR's own lists may have. */
    private static final int LARGEST_PAGE = 1000;

    private final RepositoryCatalog catalog;

    ListResource(RepositoryCatalog catalog) {
        this.catalog = catalog;
    }

    void mount(Router router) {
        router.get("/v2/_catalog").handler(this::repositories);
        router.getWithRegex("/v2/(?<name>.+)/tags/list").handler(this::tags);
    }

    private void repositories(RoutingContext ctx) {
        new RegistryRequest(ctx).requireRight("ecr:DescribeRepositories");
        var names = catalog.all().stream()
                .map(repository -> repository.name().value())
                .toList();
        send(ctx, Json.object(), "repositories", names);
    }

    private void tags(RoutingContext ctx) {
        var request = new RegistryRequest(ctx);
        request.requireRight("ecr:ListImages");
        var repository = catalog.require(request.name());
        var body = Json.object().put("name", repository.name().value());
        send(ctx, body, "tags", List.copyOf(repository.tags().keySet()));
    }

    private static void send(RoutingContext ctx, ObjectNode body, String field, List<String> sorted) {
        var request = new RegistryRequest(ctx);
        var size = request.query("n").map(ListResource::size).orElse(LARGEST_PAGE);
        var last = request.query("last").orElse("");
        var rest = sorted.stream().filter(item -> item.compareTo(last) > 0).toList();
        var page = rest.subList(0, Math.min(size, rest.size()));
        if (!page.isEmpty() && page.size() < rest.size()) {
            var next = URLEncoder.encode(page.get(page.size() - 1), StandardCharsets.UTF_8);
            ctx.response()
                    .putHeader(
                            "Link",
                            "<%s?n=%d&last=%s>; rel=\"next\""
                                    .formatted(ctx.request().path(), size, next));
        }
        var items = body.putArray(field);
        page.forEach(items::add);
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(Buffer.buffer(Json.bytes(body)));
    }

    private static int size(String text) {
        try {
            var size = Integer.parseInt(text);
            if (size >= 0) {
                return Math.min(size, LARGEST_PAGE);
            }
        } catch (NumberFormatException notANumber) {
            throw badSize(text);
        }
        throw badSize(text);
    }

    private static RegistryFailure badSize(String text) {
        return new RegistryFailure(ErrorCode.UNSUPPORTED, "n must be a number of items, not '" + text + "'");
    }
}
