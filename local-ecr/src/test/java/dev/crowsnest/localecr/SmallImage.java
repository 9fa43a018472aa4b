package dev.crowsnest.localecr;

import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.MediaTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** An image of one layer whose content nobody reads. */
record SmallImage(byte[] layer, byte[] config, byte[] manifest) {

    static SmallImage of(String content) {
        return of(content, "");
    }

    /** {@code extra} is further fields of the manifest, each with a comma in front. */
    static SmallImage of(String content, String extra) {
        var layer = gzip(content.getBytes(StandardCharsets.UTF_8));
        var config = "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8);
        var manifest = """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
                 "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%s","size":%d}]%s}""".formatted(
                MediaTypes.OCI_MANIFEST, Digest.of(config), config.length, Digest.of(layer), layer.length, extra);
        return new SmallImage(layer, config, manifest.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    Digest layerDigest() {
        return Digest.of(layer);
    }

    Digest digest() {
        return Digest.of(manifest);
    }

    long size() {
        return (long) layer.length + config.length;
    }
}
