package dev.crowsnest.localecr;

import dev.crowsnest.localecr.access.KeyUse;
import dev.crowsnest.localecr.access.Role;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.delivery.RetryRule;
import dev.crowsnest.localecr.delivery.Webhook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a local ECR is to be.
 *
 * @param port 0 takes any free one; the registry and the AWS calls share it
 * @param directory holds everything; one process at a time may use it
 * @param accessKeys long-lived access keys and what they are good for; with {@link Mode#OPEN} any other key is a user
 *     of the account as well
 * @param webhooks set at the start beside those that were set before
 * @param roles set at the start beside those that were set before
 * @param registryTokenLifetime how long a token of GetAuthorizationToken is good
 * @param longestSession caps the life of an assumed role's session
 * @param redirectLayers answers GET of a blob with a redirect to a signed address, as ECR does
 * @param refuseAuthorizationOnLayers answers 400 to an Authorization header at the signed address, as S3 does
 * @param referrersApi whether the referrers API is there; without it, clients fall back to tags
 */
public record LocalEcrConfig(
        String host,
        int port,
        Path directory,
        Account account,
        Mode mode,
        Map<String, KeyUse> accessKeys,
        List<Webhook> webhooks,
        List<Role> roles,
        RetryRule retryRule,
        Duration registryTokenLifetime,
        Duration longestSession,
        boolean redirectLayers,
        boolean refuseAuthorizationOnLayers,
        boolean referrersApi,
        Clock clock) {

    /** What is asked of those who push and pull. */
    public enum Mode {
        /** This machine pushes and pulls without sign-in, and repositories are made as images come. */
        OPEN,
        /** As ECR does: sign-in with {@code AWS} and a token; a repository must exist before a push. */
        STRICT
    }

    public LocalEcrConfig {
        accessKeys = Map.copyOf(accessKeys);
        webhooks = List.copyOf(webhooks);
        roles = List.copyOf(roles);
    }

    /** An open registry on 127.0.0.1 and any free port, of the account 123456789012 in eu-central-1. */
    public static Builder in(Path directory) {
        return new Builder(directory);
    }

    /** Sets what is to differ from the usual. */
    public static final class Builder {

        private static final Duration HALF_A_DAY = Duration.ofHours(12);

        private final Map<String, KeyUse> accessKeys = new HashMap<>();
        private final List<Webhook> webhooks = new ArrayList<>();
        private final List<Role> roles = new ArrayList<>();
        private Path directory;
        private String host = "127.0.0.1";
        private int port;
        private Account account = new Account("123456789012", "eu-central-1");
        private Mode mode = Mode.OPEN;
        private RetryRule retryRule = RetryRule.EVENT_BRIDGE;
        private Duration registryTokenLifetime = HALF_A_DAY;
        private Duration longestSession = HALF_A_DAY;
        private boolean redirectLayers = true;
        private boolean refuseAuthorizationOnLayers = true;
        private boolean referrersApi = true;
        private Clock clock = Clock.systemUTC();

        private Builder(Path directory) {
            this.directory = directory;
        }

        public Builder directory(Path value) {
            directory = value;
            return this;
        }

        public Builder host(String value) {
            host = value;
            return this;
        }

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder account(String id, String region) {
            account = new Account(id, region);
            return this;
        }

        public Builder mode(Mode value) {
            mode = value;
            return this;
        }

        public Builder accessKey(String id, KeyUse use) {
            accessKeys.put(id, use);
            return this;
        }

        public Builder webhook(Webhook value) {
            webhooks.add(value);
            return this;
        }

        public Builder role(String arn, String externalId) {
            roles.add(new Role(arn, externalId));
            return this;
        }

        public Builder retryRule(RetryRule value) {
            retryRule = value;
            return this;
        }

        public Builder registryTokenLifetime(Duration value) {
            registryTokenLifetime = value;
            return this;
        }

        public Builder longestSession(Duration value) {
            longestSession = value;
            return this;
        }

        public Builder redirectLayers(boolean value) {
            redirectLayers = value;
            return this;
        }

        public Builder refuseAuthorizationOnLayers(boolean value) {
            refuseAuthorizationOnLayers = value;
            return this;
        }

        public Builder referrersApi(boolean value) {
            referrersApi = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        public LocalEcrConfig build() {
            return new LocalEcrConfig(
                    host,
                    port,
                    directory,
                    account,
                    mode,
                    accessKeys,
                    webhooks,
                    roles,
                    retryRule,
                    registryTokenLifetime,
                    longestSession,
                    redirectLayers,
                    refuseAuthorizationOnLayers,
                    referrersApi,
                    clock);
        }
    }
}
