package dev.crowsnest.analysis.finding;

import java.util.List;

/** Answers questions over all images. */
public interface ImageSearch {

    /**
     * The images that have a vulnerability, by digest.
     *
     * @param vulnerability any id of it
     * @param after digest of the last image of the page before; empty for the first page
     */
    List<String> having(String vulnerability, String after, int limit);
}
