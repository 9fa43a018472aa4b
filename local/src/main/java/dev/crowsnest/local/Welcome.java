package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import java.util.List;

/** What somebody needs to go on. */
record Welcome(Installation installation) {

    List<String> lines() {
        var registry = installation.registry().getPort();
        return List.of(
                "",
                "  API        " + installation.api() + "/api/v1   (OpenAPI: " + installation.api() + "/q/openapi)",
                "  Registry   localhost:" + registry + "   (push any image: skopeo copy … docker://localhost:"
                        + registry + "/name:tag)",
                "  Token      " + installation.token() + "   (kept in "
                        + installation.data().token() + ")",
                "  Logs       " + installation.data().logs(),
                "",
                "Ctrl-C stops everything.");
    }
}
