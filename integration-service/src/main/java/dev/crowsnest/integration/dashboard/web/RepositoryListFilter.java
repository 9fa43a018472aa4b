package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.repository.RepositoryFilter;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of repositories; the page's address carries it.
 *
 * @param analysis on, off, or absent for both
 */
public record RepositoryListFilter(
        @QueryParam("q") @Nullable String text,
        @QueryParam("registry") @Nullable String registry,
        @QueryParam("analysis") @Nullable String analysis,
        @QueryParam("cursor") @Nullable String cursor) {

    private static final String ON = "on";
    private static final String OFF = "off";

    RepositoryFilter filter() {
        return new RepositoryFilter(
                blank(registry) ? null : id(registry),
                blank(analysis) ? null : Boolean.valueOf(ON.equals(analysis)),
                blank(text) ? null : shownText().strip(),
                true);
    }

    PageRequest request() {
        return PageRequest.of(cursor, null);
    }

    public String shownText() {
        return text == null ? "" : text;
    }

    public boolean narrows() {
        return !blank(text) || !blank(registry) || !blank(analysis);
    }

    public boolean isFirst() {
        return blank(cursor);
    }

    public List<Choice> analyses() {
        return List.of(new Choice(ON, "On", ON.equals(analysis)), new Choice(OFF, "Off", OFF.equals(analysis)));
    }

    /** The address of the same list from a cursor on. */
    public String address(@Nullable String from) {
        return new PageAddress("/repositories")
                .with("q", text)
                .with("registry", registry)
                .with("analysis", analysis)
                .with("cursor", from)
                .toString();
    }

    private static UUID id(@Nullable String registry) {
        try {
            return UUID.fromString(String.valueOf(registry));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("list repositories", "registry '" + registry + "'", "choose one from the list");
        }
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
