package dev.crowsnest.analyzer.catalog;

import java.io.InputStream;

/**
 * One regular file of a layer, offered while the layer streams by.
 *
 * @param path in the layer, normalised
 * @param size in bytes, as the archive states it
 * @param content read once, from first to last byte; it ends at {@code size} or at the cataloger's limit, and is closed by the
 *     runner
 */
public record CatalogedFile(String path, long size, InputStream content) {}
