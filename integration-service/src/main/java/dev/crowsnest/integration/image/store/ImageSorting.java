package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.image.ImageOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An order of images in the words of a query, and the cursors of pages in it.
 *
 * <p>Pages begin behind a row and not at a number, so that what is pushed meanwhile moves nothing to another page. The rows are
 * compared as wholes: an index finds the first of a page however deep it is.
 */
final class ImageSorting {

    private static final List<String> BY_PUSH = List.of("i.listedAt", "i.id");
    private static final List<String> BY_SEVERITY =
            List.of("i.critical", "i.high", "i.medium", "i.low", "i.listedAt", "i.id");

    private final ImageOrder order;

    private ImageSorting(ImageOrder order) {
        this.order = order;
    }

    static ImageSorting of(ImageOrder order) {
        return new ImageSorting(order);
    }

    String orderBy() {
        String direction = order.descending() ? " desc" : " asc";
        return order.key() == ImageOrder.Key.REPOSITORY
                ? "r.name" + direction + ", i.listedAt desc, i.id desc"
                : columns().stream().map(column -> column + direction).collect(Collectors.joining(", "));
    }

    /** What holds for all that come behind a row; the parameters are those of {@link #values}. */
    String behind() {
        String further = order.descending() ? " < " : " > ";
        if (order.key() == ImageOrder.Key.REPOSITORY) {
            // The first condition says nothing new, but an index can begin with it.
            return "r.name" + further.stripTrailing() + "= :after0 and (r.name" + further
                    + ":after0 or (i.listedAt, i.id) < (:after1, :after2))";
        }
        String parameters =
                IntStream.range(0, columns().size()).mapToObj(i -> ":after" + i).collect(Collectors.joining(", "));
        return "(" + String.join(", ", columns()) + ")" + further + "(" + parameters + ")";
    }

    /** The values of the row that a page ended with. */
    Map<String, Object> values(String cursor) {
        List<String> words = new ArrayList<>(Arrays.asList(cursor.split(" ", -1)));
        try {
            if (!name().isEmpty() && !words.remove(0).equals(name())) {
                throw new IllegalArgumentException("a cursor of another order");
            }
            Map<String, Object> values = new LinkedHashMap<>();
            List<String> columns = columns();
            if (words.size() != columns.size()) {
                throw new IllegalArgumentException("a cursor of another list");
            }
            for (int i = 0; i < columns.size(); i++) {
                values.put("after" + i, value(columns.get(i), words.get(i)));
            }
            return values;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Refusal.invalid("list images", "cursor", "it is none that this list gave out in this order");
        }
    }

    /** The cursor of a page that ends with a row. */
    String cursor(ImageRow row, String repository) {
        String behind = row.listedAt + " " + row.id;
        return switch (order.key()) {
            case PUSHED -> (name() + " " + behind).strip();
            case REPOSITORY -> name() + " " + repository + " " + behind;
            case SEVERITY ->
                name() + " " + row.critical + " " + row.high + " " + row.medium + " " + row.low + " " + behind;
        };
    }

    // Without a name where cursors of versions before had none.
    private String name() {
        return order.equals(ImageOrder.NEWEST)
                ? ""
                : (order.descending() ? "-" : "+") + order.key().name().toLowerCase(Locale.ROOT);
    }

    private List<String> columns() {
        return switch (order.key()) {
            case PUSHED -> BY_PUSH;
            case REPOSITORY -> List.of("r.name", "i.listedAt", "i.id");
            case SEVERITY -> BY_SEVERITY;
        };
    }

    private static Object value(String column, String word) {
        return switch (column) {
            case "i.listedAt" -> Instant.parse(word);
            case "i.id" -> UUID.fromString(word);
            case "r.name" -> word;
            default -> Integer.valueOf(word);
        };
    }
}
