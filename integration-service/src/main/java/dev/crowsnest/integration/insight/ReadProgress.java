package dev.crowsnest.integration.insight;

/**
 * How far a running analysis is.
 *
 * @param image number of the image that is read, from 1
 * @param images how many there are, more than one for an index
 * @param layersRead of that image, known ones among them, as are their bytes
 * @param bytes as they are stored
 */
public record ReadProgress(int image, int images, int layersRead, int layers, long bytesRead, long bytes) {}
