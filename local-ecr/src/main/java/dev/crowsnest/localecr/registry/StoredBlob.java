package dev.crowsnest.localecr.registry;

import java.nio.file.Path;

/** Content that is whole and on disk. */
public record StoredBlob(Digest digest, Path file, long size) {}
