package dev.crowsnest.analyzer.oci;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names an image in a registry, as people type it: {@code [registry/]repository[:tag][@digest]}.
 *
 * @param registry host and, where it is not the usual one, port
 * @param repository path in the registry
 * @param tag may move; when a digest is there too, the digest decides
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests">distribution-spec,
 *     pulling manifests</a>
 */
public record ImageReference(
        String registry,
        String repository,
        @Nullable String tag,
        @Nullable Digest digest) {

    /** Where a reference without a registry lives, by Docker's custom. */
    public static final String DOCKER_HUB = "docker.io";

    private static final int LONGEST = 1_024;
    private static final Pattern REGISTRY =
            Pattern.compile("(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    /** @throws IllegalArgumentException when a part does not have its form */
    public ImageReference {
        require(REGISTRY.matcher(registry).matches(), "registry", registry);
        require(REPOSITORY.matcher(repository).matches(), "repository", repository);
        require(tag == null || TAG.matcher(tag).matches(), "tag", String.valueOf(tag));
    }

    /**
     * The reference that {@code text} spells. Without a registry it is Docker Hub's, and without tag and digest the tag is
     * {@code latest}.
     *
     * @throws IllegalArgumentException when it does not have the form
     */
    public static ImageReference parse(String text) {
        require(text.length() <= LONGEST, "image reference", text.substring(0, Math.min(40, text.length())) + "…");
        int at = text.indexOf('@');
        Digest digest = at < 0 ? null : Digest.parse(text.substring(at + 1));
        String rest = at < 0 ? text : text.substring(0, at);
        int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
        String tag = colon < 0 ? null : rest.substring(colon + 1);
        String path = colon < 0 ? rest : rest.substring(0, colon);
        String chosen = tag == null && digest == null ? "latest" : tag;
        int slash = path.indexOf('/');
        if (slash < 0 || !isHost(path.substring(0, slash))) {
            return new ImageReference(DOCKER_HUB, slash < 0 ? "library/" + path : path, chosen, digest);
        }
        return new ImageReference(path.substring(0, slash), path.substring(slash + 1), chosen, digest);
    }

    /** Whether {@code text} could be a tag. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** What the registry is asked for: the digest when there is one. */
    public String tagOrDigest() {
        if (digest != null) {
            return digest.toString();
        }
        return tag == null ? "latest" : tag;
    }

    @Override
    public String toString() {
        return registry + "/" + repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    /** Docker's rule: what has a dot or a port, or is localhost, is a host; all else is the first part of a repository. */
    private static boolean isHost(String first) {
        return first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    }

    private static void require(boolean right, String part, String text) {
        if (!right) {
            throw new IllegalArgumentException(
                    "not a valid " + part + ": '" + text + "'; write registry/repository:tag or …@sha256:…");
        }
    }
}
