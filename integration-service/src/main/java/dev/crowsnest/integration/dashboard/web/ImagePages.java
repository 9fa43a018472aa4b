package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.ImageDetail;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.Reanalysis;
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
    private final Reanalysis reanalysis;
    private final SecurityIdentity identity;

    ImagePages(Images images, ImageInsights insights, Reanalysis reanalysis, SecurityIdentity identity) {
        this.images = images;
        this.insights = insights;
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
                head -> insights.report(wanted, head.platform()).map(head::with));
    }

    /** Its packages. */
    @GET
    @Path("packages")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> packages(
            @PathParam("digest") String digest,
            @QueryParam("repository") @Nullable UUID repository,
            @QueryParam("platform") @Nullable String platform) {
        Digest wanted = Digest.parse(digest);
        return show(
                wanted,
                repository,
                platform,
                ImagePage.PACKAGES,
                head -> insights.packages(wanted, head.platform()).map(head::with));
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
            Function<ImagePage, Uni<ImagePage>> filled) {
        SignedIn who = OwnForm.of(identity);
        return images.get(digest)
                .map(found -> chosen(digest, found, repository))
                .map(image -> ImagePage.of(image, platform, tab))
                .chain(page -> page.hasResult()
                        ? filled.apply(page)
                                .onFailure(Refusal.class)
                                .recoverWithItem(failure -> page.without(String.valueOf(failure.getMessage())))
                        : Uni.createFrom().item(page))
                .map(page -> PageTemplates.image(Shell.of(who, "images"), page));
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
