package dev.crowsnest.integration.why;

import dev.crowsnest.integration.image.AnalysisState;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.registry.Verification;
import dev.crowsnest.integration.repository.WatchedRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an image is not shown. */
public sealed interface Obstacle extends Outcome {

    String MEND = "Mend what the reason names, then ";

    /** What to do about it, for people. */
    String action();

    /** It is in a registry of another kind. */
    record ForeignHost(String host) implements Obstacle {

        @Override
        public String sentence() {
            return "'" + host + "' is not the host name of a registry in Amazon ECR.";
        }

        @Override
        public String action() {
            return "Name the image as ECR does, ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG;"
                    + " other registries are not watched.";
        }
    }

    /**
     * Nobody watches its registry.
     *
     * @param regions in which the same account is watched
     * @param waiting an integration whose stack has not told its registry; absent when there is none
     */
    record UnwatchedRegistry(
            RegistryLocation registry,
            List<String> regions,
            @Nullable String waiting) implements Obstacle {

        /** Copies the list. */
        public UnwatchedRegistry {
            regions = List.copyOf(regions);
        }

        @Override
        public String sentence() {
            return "No integration watches account " + registry.account() + " in " + registry.region()
                    + (regions.isEmpty() ? "" : ", only in " + String.join(", ", regions)) + ".";
        }

        @Override
        public String action() {
            return waiting == null
                    ? "Have an owner connect the registry: Settings, Integrations."
                    : "Have an owner make the stack of '" + waiting
                            + "', if it is to be of this registry; otherwise connect the registry.";
        }
    }

    /** Its registry is not reached. */
    record UnconnectedRegistry(Integration integration) implements Obstacle {

        @Override
        public String sentence() {
            String reason = integration.status().reason();
            return "The integration '" + integration.name() + "' "
                    + (isPending()
                            ? "is not connected yet"
                            : "cannot read its registry, since "
                                    + Day.of(integration.status().since()))
                    + Told.because(reason);
        }

        @Override
        public String action() {
            if (isPending()) {
                return "Have an owner make its stack to the end: the word Pending at the integration leads to the link.";
            }
            return integration.isAskable()
                    ? MEND + "have an owner press 'Test connection' at the integration."
                    : "Have an owner " + Verification.UNUSABLE + ".";
        }

        private boolean isPending() {
            return integration.status().state() == IntegrationState.PENDING;
        }
    }

    /** Nothing is known of its repository. */
    record UnknownRepository(String name) implements Obstacle {

        @Override
        public String sentence() {
            return "There was no repository '" + name + "' when ECR last listed them.";
        }

        @Override
        public String action() {
            return "Look at the spelling; if the repository is new, push to it, or have an editor press 'Look again now'"
                    + " at the integration.";
        }
    }

    /** Its repository is no more. */
    record DeletedRepository(String name, Instant at) implements Obstacle {

        @Override
        public String sentence() {
            return "The repository '" + name + "' was deleted in ECR on " + Day.of(at) + ".";
        }

        @Override
        public String action() {
            return "Make it again in ECR, and push the image.";
        }
    }

    /** Its repository is not watched. */
    record DisabledRepository(WatchedRepository repository) implements Obstacle {

        @Override
        public String sentence() {
            return "'" + repository.name() + "' is turned off, so its pushes are not analysed.";
        }

        @Override
        public String action() {
            return "Have an editor turn it on: its latest image is analysed then, and each push from then on.";
        }
    }

    /** No event told of it. */
    record UnseenImage(String name, WatchedRepository repository) implements Obstacle {

        @Override
        public String sentence() {
            Instant last = repository.lastPushAt();
            String problem = repository.problem();
            return "No push of '" + name + "' was seen"
                    + (last == null
                            ? ", nor any other of this repository"
                            : "; the last one of this repository was on " + Day.of(last))
                    + (problem == null ? "." : "; and what it held before could not be listed: " + problem + ".");
        }

        @Override
        public String action() {
            return "Have an editor press 'Look again now' at the integration, or push it again; if that is not seen, the"
                    + " registry's events do not arrive:"
                    + " look at the rules and the API destination in EventBridge.";
        }
    }

    /** It has no event of its own, and is a part of an image that has. */
    record PartOfIndex(String name, String platform) implements Obstacle {

        @Override
        public String sentence() {
            return "No push of '" + name + "' was seen by itself: it is the part for " + platform
                    + " of an image with several platforms.";
        }

        @Override
        public String action() {
            return "Look at that image: its page shows each of its platforms.";
        }
    }

    /** Its tag is gone. */
    record LostTag(String tag, Instant at) implements Obstacle {

        @Override
        public String sentence() {
            return "The tag '" + tag + "' was taken away on " + Day.of(at) + ", or its image deleted.";
        }

        @Override
        public String action() {
            return "Push the image under this tag again, or name it by its digest.";
        }
    }

    /** It is no more in its repository. */
    record DeletedImage(Instant at) implements Obstacle {

        @Override
        public String sentence() {
            return "It was deleted from its repository on " + Day.of(at) + ".";
        }

        @Override
        public String action() {
            return "Push it again.";
        }
    }

    /** It is where it cannot be pulled from. */
    record ArchivedImage() implements Obstacle {

        @Override
        public String sentence() {
            return "It is in ECR's archive, from where nobody can pull it.";
        }

        @Override
        public String action() {
            return "Restore it in ECR: it is analysed then.";
        }
    }

    /** There is nothing to analyse in it. */
    record NotAnImage(String what) implements Obstacle {

        @Override
        public String sentence() {
            return "It is " + what + ", not an image.";
        }

        @Override
        public String action() {
            return "Nothing is to be done: only images are analysed.";
        }
    }

    /** Nothing refers to it. */
    record UntaggedImage() implements Obstacle {

        @Override
        public String sentence() {
            return "It was pushed without a tag, and no tag and no index refers to it.";
        }

        @Override
        public String action() {
            return "Tag it in ECR, or push the index that it belongs to: it is analysed then.";
        }
    }

    /** Nobody asked for its analysis. */
    record UnaskedImage(@Nullable String reason) implements Obstacle {

        @Override
        public String sentence() {
            return "It was not analysed" + Told.because(reason);
        }

        @Override
        public String action() {
            return "If it is wanted, have an editor press 'Analyse again' on its page.";
        }
    }

    /** Its first result is not there yet. */
    record ComingResult(
            AnalysisState state,
            @Nullable String reason,
            @Nullable Instant askedAt) implements Obstacle {

        @Override
        public String sentence() {
            String since = askedAt == null ? "" : ", asked for on " + Day.of(askedAt);
            return switch (state) {
                case RUNNING -> "It is being analysed" + since + ".";
                case RETRYING -> "Its analysis failed, and will be tried again" + Told.because(reason);
                case QUEUED -> "Its analysis is in line" + since + ".";
                default -> "Its analysis has not begun" + since + ".";
            };
        }

        @Override
        public String action() {
            return state == AnalysisState.WAITING
                    ? "Wait a minute; if nothing moves, have whoever runs Crowsnest look whether analysis-service is up."
                    : "Wait: it is shown as soon as it is done.";
        }
    }

    /** Its analysis was given up. */
    record FailedAnalysis(@Nullable String reason, int attempts) implements Obstacle {

        @Override
        public String sentence() {
            return "Its analysis was given up after " + (attempts == 1 ? "one try" : attempts + " tries")
                    + Told.because(reason);
        }

        @Override
        public String action() {
            return MEND + "have an editor press 'Analyse again' on its page.";
        }
    }
}
