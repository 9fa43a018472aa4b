package dev.crowsnest.integration.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param after sort key of the last item of the page before; absent for the first page
 * @param limit items at most
 */
public record PageRequest(@Nullable String after, int limit) {

    /** What a page holds when nobody says. */
    public static final int USUAL = 50;

    /** More would be a dump: a client that wants all follows the cursors. */
    public static final int MOST = 500;

    /**
     * Reads what a client sent.
     *
     * @throws Refusal when the cursor is none of ours or the limit is out of bounds
     */
    public static PageRequest of(@Nullable String cursor, @Nullable Integer limit) {
        int wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > MOST) {
            throw Refusal.invalid("list", "limit " + wanted, "it must lie between 1 and " + MOST);
        }
        return new PageRequest(cursor == null || cursor.isEmpty() ? null : decode(cursor), wanted);
    }

    /** One more than the page holds, so that a query sees whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    static String cursor(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sortKey.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            String sortKey = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            // What is no text comes back as another cursor.
            if (sortKey.indexOf('\u0000') < 0 && cursor(sortKey).equals(cursor)) {
                return sortKey;
            }
        } catch (IllegalArgumentException e) {
            // Said below: it was never ours.
        }
        throw Refusal.invalid("list", "cursor", "it is none that this service gave out");
    }
}
