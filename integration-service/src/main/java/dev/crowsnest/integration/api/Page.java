package dev.crowsnest.integration.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in the list's order.
 *
 * @param next cursor of the page after this one; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of what a query found that asked for one more than the page holds: that one says whether there is a next page.
     *
     * @param cursor what a following page begins after
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, String> cursor) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, PageRequest.cursor(cursor.apply(items.get(items.size() - 1))));
    }

    /** The page of what another service paged already, which says what a following page begins after; absent on the last. */
    public static <T> Page<T> before(List<T> items, @Nullable String after) {
        return new Page<>(items, after == null ? null : PageRequest.cursor(after));
    }

    /** The same page of other shapes. */
    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next);
    }
}
