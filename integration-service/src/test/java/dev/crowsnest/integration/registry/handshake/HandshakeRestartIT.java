package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.registry.ApiKey;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.StackArn;
import dev.crowsnest.integration.registry.StackCase;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The process ends in the middle of a handshake: another goes on with what it left. */
@QuarkusTest
class HandshakeRestartIT extends StackCase {

    @Inject
    Scheduler scheduler;

    @Inject
    SetupInbox inbox;

    @Inject
    Handshake handshake;

    @Inject
    HandshakeSteps steps;

    @Inject
    StackReplies replies;

    @Inject
    Vertx vertx;

    @AfterEach
    void goOn() {
        scheduler.resume(HandshakeWork.NAME);
    }

    @Test
    void answersWhatWasTakenAndNotYetWorkedOn() {
        String stack = createWhileNobodyAnswers();
        ReceivedRequest received = lease();

        restart(received);

        assertConnected(stack);
    }

    @Test
    void setsUpAnewWhatWasLeftWithAKeyThatNobodyHas() {
        String stack = createWhileNobodyAnswers();
        ReceivedRequest received = lease();
        StackArn arn = StackArn.parse(received.request().stackId());
        Integration bound = on(() -> steps.bind(received, arn)).orElseThrow();
        on(() -> steps.accept(bound, ApiKey.generate()));

        restart(received);

        assertConnected(stack);
    }

    @Test
    void sendsWhatWasDecidedAndGivesOutNoOtherKey() {
        String stack = createWhileNobodyAnswers();
        ReceivedRequest received = lease();
        on(() -> handshake.answer(received));
        eventually().until(() -> !told(begun.get(0)).isEmpty());
        var hash = told(begun.get(0)).get(0).getApiKeyHashes(0);

        restart(received);

        assertConnected(stack);
        assertThat(told(begun.get(0)))
                .allSatisfy(change -> assertThat(change.getApiKeyHashesList()).containsExactly(hash));
    }

    @Test
    void sendsAgainWhatPerhapsWasSent() {
        String stack = createWhileNobodyAnswers();
        ReceivedRequest received = lease();
        on(() -> handshake.answer(received));
        ReceivedRequest decided = lease();
        on(() -> replies.send(
                decided.request(), Optional.ofNullable(decided.answer()).orElseThrow()));

        restart(decided);

        assertConnected(stack);
    }

    @Test
    void doesNothingTwiceForAMessageThatComesTwice() {
        Map<String, String> parameters = begin("mine");
        String id = begun.get(0);
        parameters.put("SetupEndpoint", relay(id));
        assertConnected(create("2", parameters));
        eventually().until(() -> work("count(due_at)").equals("0"));
        String before = row();
        String worked = work("sum(attempt)");
        int tellings = told(id).size();
        assertThat(posted).hasSize(3);

        posted.forEach(message -> assertThat(post(id, message)).isEqualTo(204));

        assertThat(work("count(due_at)")).isEqualTo("0");
        assertThat(work("sum(attempt)")).isEqualTo(worked);
        assertThat(row()).isEqualTo(before);
        assertThat(told(id)).hasSize(tellings);
    }

    private String createWhileNobodyAnswers() {
        scheduler.pause(HandshakeWork.NAME);
        return create("2", begin("mine"));
    }

    /** What the process took on that is about to end. */
    private ReceivedRequest lease() {
        return eventually()
                .until(
                        () -> {
                            Instant now = Instant.now();
                            return on(() ->
                                    Panache.withTransaction(() -> inbox.lease(now, now.plus(Duration.ofMinutes(2)))));
                        },
                        found -> found.filter(received ->
                                        received.integrationId().toString().equals(begun.get(0)))
                                .isPresent())
                .orElseThrow();
    }

    /** Nobody has heard of the old process since its lease ended. */
    private void restart(ReceivedRequest left) {
        Database.execute("update setup_message set due_at = now() where message_id = '" + left.messageId() + "'");
        scheduler.resume(HandshakeWork.NAME);
    }

    private void assertConnected(String stack) {
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("CONNECTED"));
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        var changes = told(begun.get(0));
        assertThat(changes.get(changes.size() - 1).getApiKeyHashes(0).toByteArray())
                .isEqualTo(sha256(eventKeys.get(0)));
    }

    private String work(String what) {
        return Database.value("select " + what + " from setup_message where integration_id = '" + begun.get(0) + "'");
    }

    private String row() {
        return Database.value("select integration::text from integration where id = '" + begun.get(0) + "'");
    }

    private <T> T on(Supplier<Uni<T>> work) {
        return EventLoop.fresh(vertx).run(work).await().atMost(Duration.ofSeconds(60));
    }
}
