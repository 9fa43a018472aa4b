package dev.crowsnest.integration.repository.rest;

import dev.crowsnest.integration.registry.NewRepositories;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which repositories of a registry are enabled as they appear; what is known already stays as it is.
 *
 * @param patterns of their names, in which * stands for any text; none for no repository
 */
public record RuleView(
        @NotNull @Size(max = NewRepositories.MOST) List<@NotNull String> patterns) {

    static RuleView of(NewRepositories rule) {
        return new RuleView(rule.texts());
    }

    NewRepositories rule() {
        return NewRepositories.of(patterns);
    }
}
