package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.Severity;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What narrows the list of images; the page's address carries it. */
public record ImageListFilter(
        @QueryParam("q") @Nullable String text,
        @QueryParam("state") @Nullable ImageState state,
        @QueryParam("severity") @Nullable Severity severity,
        @QueryParam("untagged") @Nullable String untagged,
        @QueryParam("cursor") @Nullable String cursor) {

    /**
     * One choice of a list of choices.
     *
     * @param value as the address writes it
     */
    public record Choice(String value, String word, boolean chosen) {}

    public ImageFilter filter() {
        return ImageFilter.of(text == null || text.isBlank() ? null : text.strip(), state, severity, !showsUntagged());
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
        return !shownText().isBlank() || state != null || severity != null || showsUntagged();
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
                .map(one -> new Choice(one.name(), words(one.name()), one == state))
                .toList();
    }

    public List<Choice> severities() {
        return Stream.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                .map(one -> new Choice(
                        one.name(),
                        one == Severity.CRITICAL ? "Critical" : words(one.name()) + " or worse",
                        one == severity))
                .toList();
    }

    /** The address of the same list from a cursor on. */
    public String address(@Nullable String from) {
        return "/images?"
                + Stream.of(
                                parameter("q", text),
                                parameter("state", state == null ? null : state.name()),
                                parameter("severity", severity == null ? null : severity.name()),
                                parameter("untagged", untagged),
                                parameter("cursor", from))
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining("&"));
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null || value.isBlank() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String words(String name) {
        return name.charAt(0)
                + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ').replace("analyzed", "analysed");
    }
}
