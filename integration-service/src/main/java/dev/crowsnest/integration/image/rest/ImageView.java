package dev.crowsnest.integration.image.rest;

import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.Place;
import dev.crowsnest.integration.image.TrackedImage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image: one digest in one repository.
 *
 * @param registry as docker names it
 * @param tags that point to it
 * @param kind IMAGE, INDEX, ARTIFACT, or UNKNOWN before anybody has read it
 * @param state where it stands
 * @param reason why it stands there
 * @param attempt of the analysis
 * @param result what was found, of linux/amd64 where there is one, else of the first platform; absent when nothing was found yet
 * @param platforms what was found, by platform
 */
public record ImageView(
        UUID integrationId,
        UUID repositoryId,
        String registry,
        String repository,
        String digest,
        List<String> tags,
        String kind,
        @Nullable String mediaType,
        @Nullable String artifactType,
        String state,
        @Nullable String reason,
        int attempt,
        @Nullable Instant pushedAt,
        @Nullable Instant requestedAt,
        @Nullable Instant analyzedAt,
        @Nullable PlatformView result,
        List<String> platforms) {

    static ImageView of(ListedImage listed) {
        TrackedImage image = listed.image();
        return new ImageView(
                listed.integrationId(),
                image.repositoryId(),
                Place.host(listed.registry().account(), listed.registry().region()),
                listed.repository(),
                image.digest().text(),
                listed.tags(),
                image.artifact().kind().name(),
                image.artifact().mediaType(),
                image.artifact().artifactType(),
                image.state().name(),
                image.reason(),
                image.analysis().attempt(),
                image.presence().pushedAt(),
                image.analysis().requestedAt(),
                image.analysis().analyzedAt(),
                listed.headline().map(PlatformView::of).orElse(null),
                listed.platforms().stream().map(platform -> platform.platform()).toList());
    }
}
