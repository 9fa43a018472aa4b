package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Problem;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.Invitee;
import dev.crowsnest.integration.people.IssuedToken;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** The templates, in {@code resources/templates/pages}; a template that uses what it is not given fails the build. */
@CheckedTemplate(basePath = "pages")
final class PageTemplates {

    private PageTemplates() {}

    static native TemplateInstance refusal(Problem problem);

    /** @param failure why the last try did not succeed */
    static native TemplateInstance signIn(String name, String to, @Nullable String failure);

    static native TemplateInstance password(Shell shell, boolean oneTime, @Nullable String failure);

    static native TemplateInstance invitation(Invitee invitee, String secret, @Nullable String failure);

    static native TemplateInstance invitationOver(String reason);

    static native TemplateInstance people(Shell shell, PeoplePage page);

    static native TemplateInstance invited(Shell shell, InvitedPage page);

    static native TemplateInstance tokens(Shell shell, TokenListPage page);

    static native TemplateInstance issuedToken(Shell shell, IssuedToken issued);

    static native TemplateInstance audit(Shell shell, AuditPage page);

    static native TemplateInstance overview(Shell shell, OverviewPage page);

    static native TemplateInstance overviewFeeds(OverviewFeeds feeds);

    /** @param replayed how many records were just sent back; negative when none was asked for */
    static native TemplateInstance failures(Shell shell, FailureListPage page, DeadLetterTable letters, int replayed);

    static native TemplateInstance advisories(Shell shell, FeedListPage page);

    static native TemplateInstance images(Shell shell, ImageListPage page);

    static native TemplateInstance image(Shell shell, ImagePage page);

    static native TemplateInstance repositories(Shell shell, RepositoryListPage page);

    static native TemplateInstance why(Shell shell, WhyPage page);

    static native TemplateInstance integrations(Shell shell, IntegrationListPage page);

    static native TemplateInstance integrationRow(Shell shell, IntegrationListRow row);

    static native TemplateInstance cost(Shell shell, CostPage page);

    static native TemplateInstance connect(Shell shell, ConnectPage page);
}
