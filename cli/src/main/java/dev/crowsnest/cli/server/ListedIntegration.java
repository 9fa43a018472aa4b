package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.report.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A registry that a server watches.
 *
 * @param account absent until its stack has told; so is the region
 * @param state PENDING, CONNECTED or ERROR
 * @param reason why it is an error, or still pending; absent otherwise
 */
public record ListedIntegration(
        String id,
        String name,
        @Nullable String account,
        @Nullable String region,
        String state,
        @Nullable String reason) {

    static ListedIntegration read(JsonNode integration) throws IOException {
        return new ListedIntegration(
                JsonFields.text(integration, "id"),
                JsonFields.text(integration, "name"),
                JsonFields.optional(integration, "account"),
                JsonFields.optional(integration, "region"),
                JsonFields.text(integration, "state"),
                JsonFields.optional(integration, "reason"));
    }

    /** As docker names its registry; what its stack has not told is a dash. */
    public String host() {
        if (account == null || region == null) {
            return "-";
        }
        return account + ".dkr.ecr." + region + suffix(region);
    }

    /** Whether a person means it by this: its host, {@code account/region}, its name or its id. */
    public boolean isCalled(String text) {
        return text.equals(name)
                || text.equals(id)
                || account != null && (text.equals(host()) || text.equals(account + "/" + region));
    }

    private static String suffix(String region) {
        if (region.startsWith("cn-")) {
            return ".amazonaws.com.cn";
        }
        return region.startsWith("eusc-") ? ".amazonaws.eu" : ".amazonaws.com";
    }
}
