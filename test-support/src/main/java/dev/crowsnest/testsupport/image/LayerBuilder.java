package dev.crowsnest.testsupport.image;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a layer entry by entry, in the order of the calls; the same calls give the same digest.
 *
 * <p>Parent directories are not added: a layer holds what it is told to hold.
 */
public final class LayerBuilder {

    private final List<LayerPart> parts = new ArrayList<>();

    /** Adds the entries of a part, such as a package database or a generated tree. */
    public LayerBuilder with(LayerPart part) {
        parts.add(part);
        return this;
    }

    /** A regular file. */
    public LayerBuilder file(String path, byte[] content) {
        return with(tar -> tar.file(path, content));
    }

    /** A regular file of UTF-8 text. */
    public LayerBuilder file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A regular file whose content is read while the layer is built, which therefore can be built only once. */
    public LayerBuilder file(String path, long size, InputStream content) {
        return with(tar -> tar.file(path, size, content));
    }

    /** A directory. */
    public LayerBuilder directory(String path) {
        return with(tar -> tar.directory(path));
    }

    /** A symbolic link. */
    public LayerBuilder symlink(String path, String target) {
        return with(tar -> tar.symlink(path, target));
    }

    /** A hard link. */
    public LayerBuilder hardlink(String path, String target) {
        return with(tar -> tar.hardlink(path, target));
    }

    /** Removes a path of the layers below: {@code .wh.<name>} beside it. */
    public LayerBuilder whiteout(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return file(path.substring(0, slash) + ".wh." + path.substring(slash), new byte[0]);
    }

    /** Hides what the layers below have in a directory: {@code .wh..wh..opq} inside. */
    public LayerBuilder opaque(String directory) {
        return file((directory.endsWith("/") ? directory : directory + "/") + ".wh..wh..opq", new byte[0]);
    }

    /** An entry with no rule of tar kept. */
    public LayerBuilder rawEntry(RawTarEntry entry) {
        return with(tar -> tar.raw(entry));
    }

    /** The layer, compressed with gzip, as nearly all are. */
    public BuiltLayer gzip() {
        return build(Compression.GZIP);
    }

    /** The layer, compressed with Zstandard. */
    public BuiltLayer zstd() {
        return build(Compression.ZSTD);
    }

    /** The layer, not compressed. */
    public BuiltLayer plain() {
        return build(Compression.NONE);
    }

    private BuiltLayer build(Compression compression) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        MessageDigest diffId = Sha256.start();
        try (OutputStream packed = compression.wrap(blob);
                OutputStream out = new BufferedOutputStream(new DigestOutputStream(packed, diffId), 64 * 1024)) {
            TarWriter tar = new TarWriter(out);
            for (LayerPart part : parts) {
                part.writeTo(tar);
            }
            tar.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("could not build the layer: " + e.getMessage(), e);
        }
        byte[] bytes = blob.toByteArray();
        return new BuiltLayer(bytes, Sha256.of(bytes), Sha256.finish(diffId), compression.mediaType());
    }
}
