package dev.crowsnest.analyzer.oci.registry;

import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.DocumentLimits;
import dev.crowsnest.analyzer.oci.Manifest;
import dev.crowsnest.analyzer.oci.ManifestReader;
import dev.crowsnest.analyzer.oci.MediaType;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a manifest or an index.
 *
 * @param reference a tag or a digest
 */
record ManifestCall(RegistryTarget target, String reference) implements RegistryCall<Manifest> {

    private static final String ACCEPT = Stream.of(
                    MediaType.OCI_INDEX, MediaType.OCI_MANIFEST, MediaType.DOCKER_INDEX, MediaType.DOCKER_MANIFEST)
            .map(MediaType::name)
            .collect(Collectors.joining(", "));

    @Override
    public RegistryListener.Request request() {
        return RegistryListener.Request.MANIFEST;
    }

    @Override
    public String action() {
        return "fetch the manifest of";
    }

    @Override
    public String object() {
        return target.name() + (isDigest() ? "@" : ":") + reference;
    }

    @Override
    public String path() {
        return "/v2/" + target.repository() + "/manifests/" + reference;
    }

    @Override
    public String accept() {
        return ACCEPT;
    }

    @Override
    public Manifest read(RegistryAnswer answer) throws IOException {
        byte[] raw = answer.document(DocumentLimits.BYTES);
        target.listener().received(request(), raw.length);
        String promised = isDigest() ? reference : answer.header("Docker-Content-Digest");
        Digest actual = Digest.of(raw);
        if (promised != null && !promised.equals(actual.toString())) {
            throw RegistryFailure.malformed(this, "the registry sends another manifest, of digest " + actual);
        }
        return ManifestReader.read(object(), raw, mediaType(answer.header("Content-Type")));
    }

    private boolean isDigest() {
        return reference.indexOf(':') >= 0;
    }

    private static @Nullable MediaType mediaType(@Nullable String header) {
        return header == null ? null : new MediaType(header.split(";", 2)[0].strip());
    }
}
