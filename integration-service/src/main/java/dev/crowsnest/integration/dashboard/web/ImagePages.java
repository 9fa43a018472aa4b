package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.ImageDetail;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.Reanalysis;
import dev.crowsnest.integration.insight.HistoryEntry;
import dev.crowsnest.integration.insight.ImageHistories;
import dev.crowsnest.integration.insight.ImageInsights;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.SignedIn;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** One image: what was found in it, and in which packages. */
@Path("/images/{digest}")
public class ImagePages {

    private final Images images;
    private final ImageInsights insights;
    private final ImageHistories histories;
    private final Reanalysis reanalysis;
    private final SecurityIdentity identity;

    ImagePages(
            Images images,
            ImageInsights insights,
            ImageHistories histories,
            Reanalysis reanalysis,
            SecurityIdentity identity) {
        this.images = images;
        this.insights = insights;
        this.histories = histories;
        this.reanalysis = reanalysis;
        this.identity = identity;
    }

    /** Its vulnerabilities, with what each stands on. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> vulnerabilities(
            @PathParam("digest") String digest,
            @QueryParam("repository") @Nullable UUID repository,
            @QueryParam("platform") @Nullable String platform) {
        Digest wanted = Digest.parse(digest);
        return show(
                wanted,
                repository,
                platform,
                ImagePage.VULNERABILITIES,
                head -> insights.report(wanted, head.platform()).map(ImageContent::of));
    }

    /** Its packages, or those that a layer brought. */
    @GET
    @Path("packages")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> packages(
            @PathParam("digest") String digest,
            @QueryParam("repository") @Nullable UUID repository,
            @QueryParam("platform") @Nullable String platform,
            @QueryParam("layer") @Nullable String layer) {
        Digest wanted = Digest.parse(digest);
        String brought = layer == null ? null : Digest.parse(layer).text();
        return show(
                wanted,
                repository,
                platform,
                ImagePage.PACKAGES,
                head -> insights.packages(wanted, head.platform()).map(all -> ImageContent.of(all, brought)));
    }

    /** How it was built, and what each layer brought. */
    @GET
    @Path("layers")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> layers(
            @PathParam("digest") String digest,
            @QueryParam("repository") @Nullable UUID repository,
            @QueryParam("platform") @Nullable String platform) {
        Digest wanted = Digest.parse(digest);
        return show(
                wanted,
                repository,
                platform,
                ImagePage.LAYERS,
                head -> insights.layers(wanted, head.platform())
                        .map(build -> ImageContent.of(build, head.address(ImagePage.PACKAGES))));
    }

    /** What happened to it, and to what was found in it. */
    @GET
    @Path("history")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> history(
            @PathParam("digest") String digest,
            @QueryParam("repository") @Nullable UUID repository,
            @QueryParam("platform") @Nullable String platform) {
        return show(Digest.parse(digest), repository, platform, ImagePage.HISTORY, this::history);
    }

    /** Analyses it again. */
    @POST
    @Path("analyze")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> analyze(
            @PathParam("digest") String digest,
            @RestForm @Nullable UUID repository,
            @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        Digest wanted = Digest.parse(digest);
        return reanalysis
                .ask(wanted, repository)
                .replaceWith(() -> PageAnswers.led(
                                "/images/" + wanted.text() + (repository == null ? "" : "?repository=" + repository))
                        .build());
    }

    private Uni<TemplateInstance> show(
            Digest digest,
            @Nullable UUID repository,
            @Nullable String platform,
            String tab,
            Function<ImagePage, Uni<ImageContent>> content) {
        SignedIn who = OwnForm.of(identity);
        return images.get(digest)
                .map(found -> chosen(digest, found, repository))
                .map(image -> ImagePage.of(image, platform, tab))
                .chain(page -> filled(page, content))
                .chain(this::following)
                .map(page -> PageTemplates.image(Shell.of(who, "images"), page));
    }

    /** The last result is shown while a newer one is made, and when that failed. */
    private Uni<ImagePage> filled(ImagePage page, Function<ImagePage, Uni<ImageContent>> content) {
        // Before there is a result, what happened so far says more than any empty list.
        return (page.shown() == null ? history(page) : content.apply(page))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> ImageContent.failed(String.valueOf(failure.getMessage())))
                .map(page::with);
    }

    private Uni<ImageContent> history(ImagePage page) {
        return images.events(page.imageId())
                .chain(events -> findings(page)
                        .map(found -> HistoryTable.of(events, found))
                        .onFailure(Refusal.class)
                        .recoverWithItem(failure -> HistoryTable.without(String.valueOf(failure.getMessage()), events)))
                .map(ImageContent::of);
    }

    private Uni<Page<HistoryEntry>> findings(ImagePage page) {
        return page.shown() == null
                ? Uni.createFrom().item(new Page<>(List.of(), null))
                : histories.history(
                        new Digest(page.digest()), page.platform(), new PageRequest(null, PageRequest.MOST));
    }

    private Uni<ImagePage> following(ImagePage page) {
        return page.isRead()
                ? insights.progress(new Digest(page.digest()))
                        .map(far -> far.map(ReadingBar::of).map(page::with).orElse(page))
                : Uni.createFrom().item(page);
    }

    private static ListedImage chosen(Digest digest, List<ImageDetail> found, @Nullable UUID repository) {
        return found.stream()
                .map(ImageDetail::image)
                .filter(image ->
                        repository == null || image.image().repositoryId().equals(repository))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("show the image", digest.text() + " in this repository"));
    }
}
