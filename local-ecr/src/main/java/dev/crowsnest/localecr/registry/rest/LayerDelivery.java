package dev.crowsnest.localecr.registry.rest;

import java.net.URI;

/**
 * How blobs reach a client.
 *
 * @param redirect sends clients on to a signed address, as ECR does
 * @param refuseAuthorization refuses an Authorization header at the signed address, as S3 does; only where the address
 *     is on another host than the registry's, since clients rightly repeat the header on the same one
 */
public record LayerDelivery(boolean redirect, boolean refuseAuthorization) {

    private static final String BY_NAME = "localhost";
    private static final String BY_ADDRESS = "127.0.0.1";

    /** The other host of this machine under the same port; the same host when it was reached from elsewhere. */
    static String otherHost(String authority) {
        var host = URI.create("http://" + authority).getHost();
        if (BY_NAME.equals(host)) {
            return BY_ADDRESS + authority.substring(BY_NAME.length());
        }
        return BY_ADDRESS.equals(host) ? BY_NAME + authority.substring(BY_ADDRESS.length()) : authority;
    }
}
