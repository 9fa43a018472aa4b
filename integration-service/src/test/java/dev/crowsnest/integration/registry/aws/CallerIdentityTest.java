package dev.crowsnest.integration.registry.aws;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallerIdentityTest {

    private static final GetCallerIdentityResponse USER = GetCallerIdentityResponse.builder()
            .arn("arn:aws:iam::123456789012:user/crowsnest")
            .build();

    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<GetCallerIdentityResponse> answer = new CompletableFuture<>();
    private final CallerIdentity identity = new CallerIdentity(client(), config(Duration.ofMinutes(1)));

    @Test
    void asksOnceForAllWhoAskAtTheSameTimeOrSoonAfter() {
        Uni<String> first = identity.principalArn();
        CompletableFuture<String> one = first.subscribeAsCompletionStage();
        CompletableFuture<String> other = identity.principalArn().subscribeAsCompletionStage();

        answer.complete(USER);

        assertThat(one.join()).isEqualTo(USER.arn()).isEqualTo(other.join());
        assertThat(identity.principalArn().await().indefinitely()).isEqualTo(USER.arn());
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksNoSoonerAgainWhereNobodyAnswered() {
        answer.completeExceptionally(new IllegalStateException("no credentials"));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> identity.principalArn().await().indefinitely())
                    .hasMessageContaining("who Crowsnest is in AWS");
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainWhenItsTimeIsOver() {
        answer.complete(USER);
        var forgetful = new CallerIdentity(client(), config(Duration.ofNanos(1)));

        forgetful.principalArn().await().indefinitely();
        forgetful.principalArn().await().indefinitely();

        assertThat(asked).hasValue(2);
    }

    private StsAsyncClient client() {
        return new StsAsyncClient() {
            @Override
            public CompletableFuture<GetCallerIdentityResponse> getCallerIdentity() {
                asked.incrementAndGet();
                return answer;
            }

            @Override
            public String serviceName() {
                return "sts";
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static AwsConfig config(Duration age) {
        return new AwsConfig() {
            @Override
            public Optional<URI> endpoint() {
                return Optional.empty();
            }

            @Override
            public Duration identityAge() {
                return age;
            }
        };
    }
}
