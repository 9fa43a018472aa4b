package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.why.Explanations;
import dev.crowsnest.integration.why.ImageName;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Why an image is not shown. */
@Path("/why")
public class WhyPages {

    private final Explanations explanations;
    private final SecurityIdentity identity;

    WhyPages(Explanations explanations, SecurityIdentity identity) {
        this.explanations = explanations;
        this.identity = identity;
    }

    /** The question, and the answer once an image is named. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<Response> explain(@QueryParam("image") @DefaultValue("") String image) {
        Shell shell = Shell.of(OwnForm.of(identity), "why");
        String asked = image.strip();
        if (asked.isEmpty()) {
            return answer(shell, WhyPage.asking());
        }
        ImageName name;
        try {
            name = ImageName.parse(asked);
        } catch (Refusal refusal) {
            return Uni.createFrom()
                    .item(() -> PageAnswers.again(refusal, PageTemplates.why(shell, WhyPage.of(asked, refusal))));
        }
        return explanations.explain(name).chain(found -> answer(shell, WhyPage.of(asked, found)));
    }

    private static Uni<Response> answer(Shell shell, WhyPage page) {
        return Uni.createFrom()
                .item(() -> Response.ok(PageTemplates.why(shell, page)).build());
    }
}
