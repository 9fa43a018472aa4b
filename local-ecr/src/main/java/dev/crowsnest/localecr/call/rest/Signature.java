package dev.crowsnest.localecr.call.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a signed request says it is from.
 *
 * <p>The signature itself is not checked: this registry has no secret keys. The key id says who calls, the session token
 * of temporary credentials proves it.
 */
record Signature(Optional<String> accessKeyId, Optional<String> sessionToken) {

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

    static Signature of(HttpServerRequest request) {
        var header = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        return new Signature(
                header.map(CREDENTIAL::matcher).filter(found -> found.find()).map(found -> found.group(1)),
                Optional.ofNullable(request.getHeader("X-Amz-Security-Token")));
    }
}
