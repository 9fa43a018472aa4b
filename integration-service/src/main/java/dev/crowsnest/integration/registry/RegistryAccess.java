package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a registry is reached.
 *
 * @param roleArn role that is assumed; absent when our own identity is used as it is
 * @param externalId what the role's trust demands, so that nobody else's integration can name the role
 */
public record RegistryAccess(@Nullable String roleArn, String externalId) {

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,512}");

    /** Refuses what is no role. */
    public RegistryAccess {
        if (roleArn != null && !ROLE.matcher(roleArn).matches()) {
            throw Refusal.invalid("reach a registry", "role '" + roleArn + "'", "it is no ARN of an IAM role");
        }
    }

    /** Access through a role, with an external id of its own. */
    public static RegistryAccess through(@Nullable String roleArn) {
        return new RegistryAccess(roleArn, "crowsnest-" + UUID.randomUUID());
    }
}
