package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.Severity;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What narrows the list of images; the page's address carries it. */
public record ImageListFilter(
        @QueryParam("q") @Nullable String text,
        @QueryParam("state") @Nullable String state,
        @QueryParam("severity") @Nullable String severity,
        @QueryParam("untagged") @Nullable String untagged,
        @QueryParam("cursor") @Nullable String cursor) {

    public ImageFilter filter() {
        String looked = shownText().strip();
        return ImageFilter.of(
                looked.isEmpty() ? null : looked,
                chosen(ImageState.class, "state", state),
                chosen(Severity.class, "severity", severity),
                !showsUntagged());
    }

    public PageRequest request() {
        return PageRequest.of(cursor, null);
    }

    public boolean showsUntagged() {
        return untagged != null;
    }

    public String shownText() {
        return text == null ? "" : text;
    }

    public boolean narrows() {
        return !shownText().isBlank() || isChosen(state) || isChosen(severity) || showsUntagged();
    }

    public boolean isFirst() {
        return cursor == null || cursor.isEmpty();
    }

    public List<Choice> states() {
        return Stream.of(
                        ImageState.ANALYZED,
                        ImageState.RUNNING,
                        ImageState.WAITING,
                        ImageState.QUEUED,
                        ImageState.RETRYING,
                        ImageState.FAILED,
                        ImageState.NOT_ANALYZED,
                        ImageState.ARCHIVED,
                        ImageState.DELETED)
                .map(one -> new Choice(one.name(), words(one.name()), one.name().equals(state)))
                .toList();
    }

    public List<Choice> severities() {
        return Stream.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                .map(one -> new Choice(
                        one.name(),
                        one == Severity.CRITICAL ? "Critical" : words(one.name()) + " or worse",
                        one.name().equals(severity)))
                .toList();
    }

    /** The address of the same list from a cursor on. */
    public String address(@Nullable String from) {
        return new PageAddress("/images")
                .with("q", text)
                .with("state", state)
                .with("severity", severity)
                .with("untagged", untagged)
                .with("cursor", from)
                .toString();
    }

    // A form sends what is not chosen as nothing, and not not at all.
    private static boolean isChosen(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static <E extends Enum<E>> @Nullable E chosen(Class<E> type, String name, @Nullable String value) {
        if (!isChosen(value)) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("list images", name + " '" + value + "'", "choose one from the list"));
    }

    private static String words(String name) {
        return name.charAt(0)
                + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ').replace("analyzed", "analysed");
    }
}
