package dev.crowsnest.localecr.registry.rest;

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
        if (isHost(authority, BY_NAME)) {
            return BY_ADDRESS + authority.substring(BY_NAME.length());
        }
        return isHost(authority, BY_ADDRESS) ? BY_NAME + authority.substring(BY_ADDRESS.length()) : authority;
    }

    private static boolean isHost(String authority, String host) {
        return authority.equals(host) || authority.startsWith(host + ":");
    }
}
