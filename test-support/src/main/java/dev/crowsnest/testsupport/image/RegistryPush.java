package dev.crowsnest.testsupport.image;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pushes images to a registry by its real protocol; blobs that the repository has are not sent again.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#push">OCI distribution 1.1.1,
 *     push</a>
 */
public final class RegistryPush {

    private final URI base;
    private final RegistryExchange exchange;

    private RegistryPush(URI base, @Nullable String authorization) {
        this.base = base;
        this.exchange = new RegistryExchange(base, authorization);
    }

    /** Pushes without signing in to the registry at this address, such as {@code http://localhost:5000}. */
    public static RegistryPush to(URI base) {
        return new RegistryPush(base, null);
    }

    /** The same registry with a user and a password or token; sent to the registry's own origin only. */
    public RegistryPush basicAuth(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new RegistryPush(base, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /**
     * Pushes an image or an index with all that it refers to, children first and untagged, as clients do.
     *
     * @return the digest under which the registry holds it
     * @throws PushFailure when the registry refuses or cannot be reached
     */
    public String push(BuiltManifest image, String repository, String tag) {
        return push(image, repository, tag, repository + ":" + tag);
    }

    /** Pushes by digest alone, without a tag. */
    public String pushUntagged(BuiltManifest image, String repository) {
        return push(image, repository, image.digest(), repository + "@" + image.digest());
    }

    private String push(BuiltManifest image, String repository, String reference, String object) {
        image.children().forEach(child -> push(child, repository, child.digest(), repository + "@" + child.digest()));
        image.blobs().forEach(blob -> pushBlob(blob, repository));
        return putManifest(image.manifest(), repository, reference, object);
    }

    private void pushBlob(Blob blob, String repository) {
        String object = repository + "@" + blob.digest();
        URI known = base.resolve("/v2/" + repository + "/blobs/" + blob.digest());
        int status = exchange.head(known, "look for a blob", object, List.of(200, 404))
                .statusCode();
        if (status == 200) {
            return;
        }
        URI start = base.resolve("/v2/" + repository + "/blobs/uploads/");
        HttpResponse<String> started = exchange.post(start, "start an upload", object, List.of(202));
        String location = started.headers()
                .firstValue("Location")
                .orElseThrow(() -> new PushFailure(
                        "start an upload", object, "the answer has no Location", started.statusCode(), null));
        URI upload = withDigest(start.resolve(location), blob.digest());
        exchange.put(upload, Blob.of(blob.bytes(), "application/octet-stream"), "upload a blob", object);
    }

    private String putManifest(Blob manifest, String repository, String reference, String object) {
        URI address = base.resolve("/v2/" + repository + "/manifests/" + reference);
        HttpResponse<String> stored = exchange.put(address, manifest, "put a manifest", object);
        String digest = stored.headers().firstValue("Docker-Content-Digest").orElse(manifest.digest());
        if (!digest.equals(manifest.digest())) {
            throw new PushFailure(
                    "put a manifest", object, "the registry names it " + digest, stored.statusCode(), null);
        }
        return digest;
    }

    private static URI withDigest(URI location, String digest) {
        String separator = location.getRawQuery() == null ? "?" : "&";
        return URI.create(location + separator + "digest=" + digest.replace(":", "%3A"));
    }
}
