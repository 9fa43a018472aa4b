package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.why.Explanation;
import dev.crowsnest.integration.why.Obstacle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an image is not shown.
 *
 * @param asked as it was typed
 * @param explanation absent before something was asked, and when it names no image
 * @param failure why what was asked names no image
 */
public record WhyPage(
        String asked,
        @Nullable Explanation explanation,
        @Nullable String failure) {

    static WhyPage asking() {
        return new WhyPage("", null, null);
    }

    static WhyPage of(String asked, Explanation explanation) {
        return new WhyPage(asked, explanation, null);
    }

    static WhyPage of(String asked, Refusal refusal) {
        return new WhyPage(asked, null, refusal.sentence());
    }

    public String address() {
        return new PageAddress("/why").with("image", asked).toString();
    }

    public List<WhyRow> rows() {
        return WhyRow.all(explanation == null ? List.of() : explanation.steps());
    }

    /** Where to do what is to be done; absent where that is not here. */
    public @Nullable Lead lead() {
        return explanation == null ? null : Lead.of(explanation);
    }

    /** Whether the answer is soon another. */
    public boolean moves() {
        return Optional.ofNullable(explanation)
                .flatMap(Explanation::obstacle)
                .filter(Obstacle.ComingResult.class::isInstance)
                .isPresent();
    }

    /** A link to another page. */
    public record Lead(String address, String words) {

        private static final String INTEGRATIONS = "/settings/integrations";

        static @Nullable Lead of(Explanation explanation) {
            Obstacle obstacle = explanation.obstacle().orElse(null);
            if (obstacle instanceof Obstacle.UnwatchedRegistry
                    || obstacle instanceof Obstacle.UnconnectedRegistry
                    || obstacle instanceof Obstacle.UnknownRepository) {
                return new Lead(INTEGRATIONS, "Go to integrations");
            }
            String repository = explanation.name().repository();
            if (obstacle instanceof Obstacle.DisabledRepository) {
                return to("/repositories", repository, "Go to its repository");
            }
            if (obstacle instanceof Obstacle.PartOfIndex) {
                return to("/images", repository, "Go to its repository's images");
            }
            return explanation
                    .image()
                    .map(found -> new Lead(
                            "/images/" + found.image().digest() + "?repository="
                                    + found.image().repositoryId(),
                            "Open its page"))
                    .orElse(null);
        }

        private static Lead to(String path, String repository, String words) {
            return new Lead(new PageAddress(path).with("q", repository).toString(), words);
        }
    }
}
