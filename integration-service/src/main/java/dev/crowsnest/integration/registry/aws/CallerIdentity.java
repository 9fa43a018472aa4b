package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.AwsIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** Asks STS who we are. */
@ApplicationScoped
class CallerIdentity implements AwsIdentity {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern SESSION = Pattern.compile("arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role/([^/]+)/.+");

    private final Uni<String> answer;

    CallerIdentity(StsAsyncClient sts, AwsConfig config) {
        // Pages ask at each view, many at once; what failed is asked as seldom.
        this.answer = ask(sts).memoize().atLeast(config.identityAge());
    }

    @Override
    public Uni<String> principalArn() {
        return answer;
    }

    private static Uni<String> ask(StsAsyncClient sts) {
        return Uni.createFrom()
                .completionStage(() -> sts.getCallerIdentity())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(identity -> principal(identity.arn()))
                .onFailure()
                .transform(failure -> AwsFailures.of("ask who Crowsnest is in AWS", "its credentials", failure));
    }

    // A session ends; its role stays. AWS does not tell the role's path, which people then have to configure.
    static String principal(String arn) {
        Matcher session = SESSION.matcher(arn);
        return session.matches()
                ? "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), session.group(3))
                : arn;
    }
}
