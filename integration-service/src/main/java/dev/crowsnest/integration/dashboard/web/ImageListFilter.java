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

/**
 * What narrows and sorts the list of images; the page's address carries it.
 *
 * @param registry id of the integration whose images are shown; absent for all
 * @param repository whole name of the one whose images are shown; absent for all
 * @param sort as {@link ImageListOrder} writes it; absent for the last pushed first
 */
public record ImageListFilter(
        @QueryParam("registry") @Nullable String registry,
        @QueryParam("repository") @Nullable String repository,
        @QueryParam("q") @Nullable String text,
        @QueryParam("state") @Nullable String state,
        @QueryParam("severity") @Nullable String severity,
        @QueryParam("untagged") @Nullable String untagged,
        @QueryParam("sort") @Nullable String sort,
        @QueryParam("cursor") @Nullable String cursor) {

    public ImageFilter filter() {
        String looked = shownText().strip();
        return ImageFilter.of(
                        looked.isEmpty() ? null : looked,
                        chosen(ImageState.class, "state", state),
                        chosen(Severity.class, "severity", severity),
                        !showsUntagged())
                .in(RegistryChoice.id(registry, "list images"), isChosen(repository) ? repository : null);
    }

    public PageRequest request() {
        return PageRequest.of(cursor, null);
    }

    public ImageListOrder order() {
        return isChosen(sort) ? ImageListOrder.parse(String.valueOf(sort)) : ImageListOrder.USUAL;
    }

    /** The head of the column that is sorted by a key, as the address writes it. */
    public SortHead head(String key) {
        ImageListOrder next = order().after(key);
        return new SortHead(address(next, null), order().direction(key));
    }

    /** All orders, for where there are no heads. */
    public List<Choice> orders() {
        return ImageListOrder.all().stream()
                .map(one -> new Choice(one.text(), one.word(), one.equals(order())))
                .toList();
    }

    /** The same order without any filter. */
    public String cleared() {
        return new PageAddress("/images").with("sort", sort).toString();
    }

    public boolean showsUntagged() {
        return untagged != null;
    }

    public String shownText() {
        return text == null ? "" : text;
    }

    public boolean narrows() {
        return isChosen(registry)
                || isChosen(repository)
                || !shownText().isBlank()
                || isChosen(state)
                || isChosen(severity)
                || showsUntagged();
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
        return address(order(), from);
    }

    private String address(ImageListOrder sorted, @Nullable String from) {
        return new PageAddress("/images")
                .with("registry", registry)
                .with("repository", repository)
                .with("q", text)
                .with("state", state)
                .with("severity", severity)
                .with("untagged", untagged)
                .with("sort", sorted.equals(ImageListOrder.USUAL) ? null : sorted.text())
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
