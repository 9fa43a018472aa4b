package dev.crowsnest.analyzer.inventory;

import java.util.NavigableMap;

/** Paths within an image: names, never places on this machine. The empty path is the image's root. */
final class Paths {

    private static final char AFTER_SLASH = '/' + 1;

    private Paths() {}

    static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** The live part of {@code map} that lies below {@code folder}, without the folder itself. */
    static <V> NavigableMap<String, V> below(NavigableMap<String, V> map, String folder) {
        return folder.isEmpty() ? map : map.subMap(folder + "/", true, folder + AFTER_SLASH, false);
    }
}
