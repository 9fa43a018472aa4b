package dev.crowsnest.analysis.job;

/**
 * How far a running job is.
 *
 * @param image number of the image that is read, from 1
 * @param images how many there are: the children of an index that were chosen, else one
 * @param layersRead of that image, known ones among them, as are their bytes
 * @param bytes as they are stored
 */
public record JobProgress(int image, int images, int layersRead, int layers, long bytesRead, long bytes) {}
