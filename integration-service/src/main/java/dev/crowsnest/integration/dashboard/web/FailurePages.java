package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.deadletter.DeadLetters;
import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.image.Reanalysis;
import dev.crowsnest.integration.people.Role;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Images whose analysis was given up, or that nobody answers for. */
@Path("/failures")
public class FailurePages {

    private final Images images;
    private final Reanalysis reanalysis;
    private final DeadLetters letters;
    private final SecurityIdentity identity;

    FailurePages(Images images, Reanalysis reanalysis, DeadLetters letters, SecurityIdentity identity) {
        this.images = images;
        this.reanalysis = reanalysis;
        this.letters = letters;
        this.identity = identity;
    }

    /**
     * The last pushed first.
     *
     * @param asked how many analyses were just asked for
     * @param replayed how many records were just sent back
     */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("asked") @Nullable Integer asked,
            @QueryParam("replayed") @Nullable Integer replayed) {
        return page(cursor, asked == null ? 0 : asked, replayed, null);
    }

    /**
     * Sends records back to the topics that they came from: one by its own button, or all that are shown.
     *
     * @param one and each of {@code shown}: its id
     */
    @POST
    @Path("replay")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> replay(
            @RestForm @Nullable String formToken, @RestForm @Nullable Long one, @RestForm List<Long> shown) {
        OwnForm.require(identity, formToken);
        List<Long> wanted = one == null ? shown : List.of(one);
        if (wanted.isEmpty()) {
            throw Refusal.invalid("replay records", "none", "there is none on the page");
        }
        return letters.replay(wanted)
                .map(count -> PageAnswers.led("/failures?replayed=" + count).build())
                .onFailure(Refusal.class)
                .recoverWithUni(failure -> refused((Refusal) failure));
    }

    private Uni<Response> refused(Refusal refusal) {
        return page(null, 0, null, refusal.sentence()).map(page -> PageAnswers.again(refusal, page));
    }

    /**
     * Analyses again: one by its own button, or all that are shown.
     *
     * @param one and each of {@code shown}: as {@link FailedImage} writes it
     */
    @POST
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> again(
            @RestForm @Nullable String formToken, @RestForm @Nullable String one, @RestForm List<String> shown) {
        OwnForm.require(identity, formToken);
        List<FailedImage> wanted = (one == null ? shown : List.of(one))
                .stream().map(FailedImage::parse).toList();
        if (wanted.isEmpty()) {
            throw Refusal.invalid("analyse again", "none", "there is none on the page");
        }
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(this::ask)
                .collect()
                .asList()
                .chain(answers -> answered(answers));
    }

    private Uni<Optional<Refusal>> ask(FailedImage image) {
        return reanalysis
                .ask(image.digest(), image.repositoryId())
                .map(asked -> Optional.<Refusal>empty())
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> Optional.of((Refusal) failure));
    }

    private Uni<Response> answered(List<Optional<Refusal>> answers) {
        List<Refusal> refusals = answers.stream().flatMap(Optional::stream).toList();
        int asked = answers.size() - refusals.size();
        if (refusals.isEmpty()) {
            return Uni.createFrom()
                    .item(PageAnswers.led("/failures?asked=" + asked).build());
        }
        Refusal first = refusals.get(0);
        String more = refusals.size() == 1 ? "" : "; so it is for " + (refusals.size() - 1) + " more";
        return page(null, asked, null, first.sentence() + more).map(page -> PageAnswers.again(first, page));
    }

    private Uni<TemplateInstance> page(
            @Nullable String cursor, int asked, @Nullable Integer replayed, @Nullable String failure) {
        Shell shell = Shell.of(OwnForm.of(identity), "failures");
        Instant now = Instant.now();
        return images.list(ImageFilter.failed(Patience.unanswered(now)), PageRequest.of(cursor, null))
                .map(found ->
                        FailureListPage.of(found, now).after(asked, failure).from(cursor))
                .chain(page -> letters.waiting(new PageRequest(null, PageRequest.USUAL))
                        .map(dead -> PageTemplates.failures(
                                shell, page, DeadLetterTable.of(dead, now), replayed == null ? -1 : replayed)));
    }
}
