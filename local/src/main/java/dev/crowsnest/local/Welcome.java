package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import dev.crowsnest.local.registry.RegistryAccount;
import java.util.ArrayList;
import java.util.List;

/** What somebody needs to go on. */
record Welcome(Installation installation) {

    List<String> lines() {
        var api = installation.api();
        var registry = "localhost:" + installation.registry().getPort();
        var lines = new ArrayList<>(List.of(
                "",
                "  Pages      " + api + "/   " + pages(),
                "  API        " + api + "/api/v1   (OpenAPI: " + api + "/q/openapi)",
                "  Registry   " + registry + "   (push any image: skopeo copy --dest-tls-verify=false … docker://"
                        + registry + "/name:tag)"));
        installation.signIn().ifPresent(account -> lines.addAll(signIn(account, registry)));
        lines.addAll(List.of(
                "  Token      " + installation.token() + "   (kept in "
                        + installation.data().token() + ")",
                "  Logs       " + installation.data().logs(),
                "",
                "Ctrl-C stops everything."));
        return lines;
    }

    private String pages() {
        return installation
                .oneTimePassword()
                .map(password -> "(sign in as owner with the one-time password " + password + ")")
                .orElse("(sign in as owner with the password that you chose)");
    }

    /** As one signs in to ECR, with AWS's own command line. */
    private List<String> signIn(RegistryAccount account, String registry) {
        return List.of(
                "  Sign-in    export AWS_ENDPOINT_URL=" + installation.registry() + " AWS_ACCESS_KEY_ID="
                        + account.userKey() + " AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=" + account.region(),
                "             aws ecr create-repository --repository-name NAME",
                "             aws ecr get-login-password | skopeo login --tls-verify=false -u AWS --password-stdin "
                        + registry);
    }
}
