package dev.crowsnest.analyzer.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Names in an archive, normalised: they are compared, never opened. */
public final class EntryPath {

    private EntryPath() {}

    /**
     * The path that an archive's name means, relative to the root, without empty, {@code .} and {@code ..} parts; absent when
     * it climbs above the root.
     */
    public static @Nullable String normalize(String name) {
        String path = name.startsWith("./") ? name.substring(2) : name;
        return isNormal(path) ? path : join("", path, false);
    }

    /**
     * Where a symbolic link leads, within the image: an absolute target begins at the image's root, and {@code ..} at the root
     * stays there, as the kernel has it.
     *
     * @param link normalised path of the link itself
     */
    public static String resolve(String link, String target) {
        String from = target.startsWith("/") ? "" : link.substring(0, Math.max(0, link.lastIndexOf('/')));
        String path = join(from, target, true);
        return path == null ? "" : path;
    }

    /** UTF-8 where the bytes are that, else Latin-1: every byte keeps its own character, so no two names become one. */
    static String decode(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** Looks at each part once and allocates nothing: nearly all names are normal. */
    private static boolean isNormal(String path) {
        int start = 0;
        int end = path.length();
        while (start <= end) {
            int slash = path.indexOf('/', start);
            int stop = slash < 0 ? end : slash;
            if (isSpecial(path, start, stop)) {
                return false;
            }
            start = stop + 1;
        }
        return true;
    }

    private static boolean isSpecial(String path, int start, int stop) {
        int length = stop - start;
        return switch (length) {
            case 0 -> true;
            case 1 -> path.charAt(start) == '.';
            case 2 -> path.charAt(start) == '.' && path.charAt(start + 1) == '.';
            default -> false;
        };
    }

    private static @Nullable String join(String from, String path, boolean stayingAtRoot) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (from + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null && !stayingAtRoot) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
