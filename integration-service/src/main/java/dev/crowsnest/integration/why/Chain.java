package dev.crowsnest.integration.why;

import dev.crowsnest.integration.image.Analysis;
import dev.crowsnest.integration.image.AnalysisState;
import dev.crowsnest.integration.image.ArtifactKind;
import dev.crowsnest.integration.image.KnownTag;
import dev.crowsnest.integration.image.TrackedImage;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.repository.WatchedRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks one question after another, until one stands in the way. */
final class Chain {

    private final ImageName name;
    private final Knowledge known;

    private Chain(ImageName name, Knowledge known) {
        this.name = name;
        this.known = known;
    }

    static Explanation walk(ImageName name, Knowledge known) {
        var chain = new Chain(name, known);
        List<Step> steps = new ArrayList<>();
        for (Question question : Question.values()) {
            Outcome outcome = chain.ask(question);
            steps.add(new Step(question, outcome));
            if (outcome instanceof Obstacle) {
                break;
            }
        }
        return new Explanation(name, steps, known.image());
    }

    private Outcome ask(Question question) {
        return switch (question) {
            case HOST -> host();
            case REGISTRY -> registry();
            case CONNECTION -> connection();
            case REPOSITORY -> repository();
            case ENABLED -> enabled();
            case EVENT -> event();
            case PRESENCE -> presence();
            case KIND -> kind();
            case RESULT -> result();
        };
    }

    private Outcome host() {
        return name.registry()
                .<Outcome>map(
                        found -> new Outcome.Met("Account " + found.account() + ", region " + found.region() + "."))
                .orElseGet(() -> new Obstacle.ForeignHost(name.host()));
    }

    private Outcome registry() {
        return known.integration()
                .<Outcome>map(found -> new Outcome.Met(
                        "By the integration '" + found.name() + "', since " + Day.of(found.createdAt()) + "."))
                .orElseGet(this::unwatched);
    }

    private Obstacle unwatched() {
        RegistryLocation wanted = name.registry().orElseThrow();
        return new Obstacle.UnwatchedRegistry(
                wanted,
                known.others().stream()
                        .map(Integration::registry)
                        .filter(Objects::nonNull)
                        .filter(other -> other.account().equals(wanted.account()))
                        .map(RegistryLocation::region)
                        .sorted()
                        .toList(),
                known.others().stream()
                        .filter(other -> other.registry() == null)
                        .map(Integration::name)
                        .findFirst()
                        .orElse(null));
    }

    private Outcome connection() {
        Integration integration = known.integration().orElseThrow();
        if (integration.status().state() == IntegrationState.CONNECTED) {
            return new Outcome.Met(
                    "It has been read since " + Day.of(integration.status().since()) + ".");
        }
        return unlessShown(new Obstacle.UnconnectedRegistry(integration));
    }

    private Outcome repository() {
        if (known.repository().isEmpty()) {
            return new Obstacle.UnknownRepository(name.repository());
        }
        Instant deletedAt = known.repository().get().deletedAt();
        return deletedAt == null
                ? new Outcome.Met("'" + name.repository() + "'.")
                : unlessShown(new Obstacle.DeletedRepository(name.repository(), deletedAt));
    }

    private Outcome enabled() {
        WatchedRepository repository = known.repository().orElseThrow();
        return repository.enabled()
                ? new Outcome.Met("Its pushes are analysed.")
                : unlessShown(new Obstacle.DisabledRepository(repository));
    }

    private Outcome event() {
        if (known.image().isPresent()) {
            TrackedImage image = known.image().get().image();
            Instant pushedAt = image.presence().pushedAt();
            return new Outcome.Met(image.digest() + (pushedAt == null ? "." : ", pushed on " + Day.of(pushedAt) + "."));
        }
        if (known.tag().map(KnownTag::digest).isEmpty() && known.tag().isPresent()) {
            return new Obstacle.LostTag(
                    name.tag() == null ? "" : name.tag(), known.tag().get().since());
        }
        return known.part()
                .<Obstacle>map(part -> new Obstacle.PartOfIndex(name.inRegistry(), part.platform()))
                .orElseGet(() -> new Obstacle.UnseenImage(
                        name.inRegistry(), known.repository().orElseThrow()));
    }

    private Outcome presence() {
        TrackedImage image = image();
        if (image.presence().deletedAt() != null) {
            return new Obstacle.DeletedImage(image.presence().deletedAt());
        }
        return image.presence().archived()
                ? unlessShown(new Obstacle.ArchivedImage())
                : new Outcome.Met("It is in its repository.");
    }

    private Outcome kind() {
        TrackedImage image = image();
        if (image.artifact().kind() == ArtifactKind.ARTIFACT) {
            return new Obstacle.NotAnImage(image.artifact().describe());
        }
        if (image.analysis().state() != AnalysisState.NOT_ANALYZED) {
            return new Outcome.Met("Its analysis was asked for.");
        }
        return image.awaitsTag()
                ? new Obstacle.UntaggedImage()
                : new Obstacle.UnaskedImage(image.analysis().reason());
    }

    private Outcome result() {
        Analysis analysis = image().analysis();
        return switch (analysis.state()) {
            case ANALYZED -> new Outcome.Met("It is shown, as analysed" + on(analysis.analyzedAt()) + ".");
            case FAILED -> unlessShown(new Obstacle.FailedAnalysis(analysis.reason(), analysis.attempt()));
            default ->
                unlessShown(new Obstacle.ComingResult(analysis.state(), analysis.reason(), analysis.requestedAt()));
        };
    }

    private Outcome unlessShown(Obstacle obstacle) {
        return known.hasResult()
                ? new Outcome.Spared("What was found before is shown all the same. " + obstacle.sentence())
                : obstacle;
    }

    private TrackedImage image() {
        return known.image().orElseThrow().image();
    }

    private static String on(@Nullable Instant at) {
        return at == null ? "" : " on " + Day.of(at);
    }
}
