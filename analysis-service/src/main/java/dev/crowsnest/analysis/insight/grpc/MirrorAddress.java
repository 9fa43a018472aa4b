package dev.crowsnest.analysis.insight.grpc;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** An address that somebody wrote. It is not repeated in what is said of it: a password may be in it. */
final class MirrorAddress {

    private MirrorAddress() {}

    /**
     * Empty when there is none.
     *
     * @throws IllegalArgumentException when it is none of a mirror
     */
    static Optional<URI> of(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean isWeb = scheme.equals("http") || scheme.equals("https");
        boolean isFile = scheme.equals("file") && address.getHost() == null && address.getPath() != null;
        if (!isFile && !(isWeb && address.getHost() != null)) {
            throw notAnAddress();
        }
        return Optional.of(address);
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException("not the address of a mirror; write https://host/path or file:///path");
    }
}
