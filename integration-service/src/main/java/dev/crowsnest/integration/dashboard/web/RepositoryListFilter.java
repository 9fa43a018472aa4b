package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.repository.RepositoryFilter;
import jakarta.ws.rs.QueryParam;
import java.util.List;
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
                RegistryChoice.id(registry, "list repositories"),
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
        return address("", from);
    }

    /** The address of what is done with all that is shown here. */
    public String action(String name) {
        return address("/" + name, cursor);
    }

    /** The same list of one registry only. */
    public String of(String id) {
        return new PageAddress("/repositories").with("registry", id).toString();
    }

    private String address(String below, @Nullable String from) {
        return new PageAddress("/repositories" + below)
                .with("q", text)
                .with("registry", registry)
                .with("analysis", analysis)
                .with("cursor", from)
                .toString();
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
