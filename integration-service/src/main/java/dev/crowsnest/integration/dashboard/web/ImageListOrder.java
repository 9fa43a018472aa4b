package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.image.ImageOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order of the list of images as an address writes it: a key, with a minus before it where the last come first. */
public record ImageListOrder(ImageOrder order) {

    static final ImageListOrder USUAL = new ImageListOrder(ImageOrder.NEWEST);

    static ImageListOrder parse(String text) {
        return all().stream()
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("list images", "sort '" + text + "'", "choose a head of the list"));
    }

    static List<ImageListOrder> all() {
        return Arrays.stream(ImageOrder.Key.values())
                .flatMap(key -> Stream.of(usual(key), usual(key).reversed()))
                .toList();
    }

    /** What a click on the head of a key leads to. */
    ImageListOrder after(String key) {
        return key(order.key()).equals(key)
                ? reversed()
                : all().stream()
                        .filter(one -> key(one.order.key()).equals(key))
                        .findFirst()
                        .orElseThrow();
    }

    @Nullable
    String direction(String key) {
        return key(order.key()).equals(key) ? order.descending() ? "descending" : "ascending" : null;
    }

    public String text() {
        return (order.descending() ? "-" : "") + key(order.key());
    }

    public String word() {
        return switch (order.key()) {
            case PUSHED -> order.descending() ? "The last pushed first" : "The first pushed first";
            case REPOSITORY -> order.descending() ? "By repository, Z to A" : "By repository, A to Z";
            case SEVERITY -> order.descending() ? "The worst first" : "The best first";
        };
    }

    // Names read from their begin; of times and of figures the largest matter most.
    private static ImageListOrder usual(ImageOrder.Key key) {
        return new ImageListOrder(new ImageOrder(key, key != ImageOrder.Key.REPOSITORY));
    }

    private ImageListOrder reversed() {
        return new ImageListOrder(new ImageOrder(order.key(), !order.descending()));
    }

    private static String key(ImageOrder.Key key) {
        return key.name().toLowerCase(Locale.ROOT);
    }
}
