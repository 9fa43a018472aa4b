package dev.crowsnest.localecr.registry.rest;

import dev.crowsnest.localecr.call.Caller;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.Reference;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.traffic.LoggedRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The typed parts of a request; each throws {@link RegistryFailure} when it is malformed. */
record RegistryRequest(RoutingContext ctx) {

    static final String PULL = "ecr:BatchGetImage";
    static final String PUSH = "ecr:PutImage";
    static final String DELETE = "ecr:BatchDeleteImage";

    RepositoryName name() {
        return RepositoryName.parse(ctx.pathParam("name"));
    }

    Digest digest() {
        return Digest.parse(ctx.pathParam("digest"));
    }

    Reference reference() {
        return Reference.parse(ctx.pathParam("reference"));
    }

    Optional<String> query(String parameter) {
        return ctx.queryParam(parameter).stream().findFirst();
    }

    Optional<String> header(String header) {
        return Optional.ofNullable(ctx.request().getHeader(header));
    }

    /** Throws {@link RegistryFailure} {@code DENIED}. */
    void requireRight(String action) {
        var caller = ctx.<Caller>get(Caller.class.getName());
        if (!caller.may(action)) {
            throw new RegistryFailure(
                    ErrorCode.DENIED,
                    "%s is not authorized to perform: %s".formatted(ctx.<String>get(LoggedRequest.CALLER), action));
        }
    }
}
