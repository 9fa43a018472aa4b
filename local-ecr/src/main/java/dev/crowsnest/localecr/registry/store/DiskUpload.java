package dev.crowsnest.localecr.registry.store;

import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.ErrorCode;
import dev.crowsnest.localecr.registry.RegistryFailure;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StoredBlob;
import dev.crowsnest.localecr.registry.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;

/** An upload as a file that grows, hashed on its way to disk so that it is read but once. */
final class DiskUpload implements Upload {

    private final String id;
    private final RepositoryName repository;
    private final Path file;
    private final DiskBlobs blobs;
    private final FileChannel channel;
    private final MessageDigest digest = Digest.algorithm();
    private long received;
    private Instant lastHeardOf;

    DiskUpload(String id, RepositoryName repository, Path file, DiskBlobs blobs) {
        this.id = id;
        this.repository = repository;
        this.file = file;
        this.blobs = blobs;
        this.lastHeardOf = blobs.now();
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not begin an upload to " + repository + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RepositoryName repository() {
        return repository;
    }

    @Override
    public synchronized long received() {
        return received;
    }

    synchronized Instant lastHeardOf() {
        return lastHeardOf;
    }

    @Override
    public synchronized void append(byte[] content) {
        try {
            DurableFile.writeAll(channel, ByteBuffer.wrap(content));
        } catch (IOException e) {
            throw new UncheckedIOException("could not store a blob of " + repository + ": " + e.getMessage(), e);
        }
        digest.update(content);
        received += content.length;
        lastHeardOf = blobs.now();
    }

    @Override
    public synchronized StoredBlob finish(Digest expected) {
        var actual = Digest.of(digest);
        if (!actual.equals(expected)) {
            cancel();
            throw new RegistryFailure(
                    ErrorCode.DIGEST_INVALID, "the blob's digest is %s, not %s".formatted(actual, expected));
        }
        try {
            channel.force(true);
            channel.close();
            DurableFile.rename(file, blobs.file(actual));
        } catch (IOException e) {
            throw new UncheckedIOException("could not store blob " + actual + ": " + e.getMessage(), e);
        }
        blobs.closed(this);
        return new StoredBlob(actual, blobs.file(actual), received);
    }

    @Override
    public synchronized void cancel() {
        blobs.closed(this);
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove the upload " + file + ": " + e.getMessage(), e);
        }
    }
}
