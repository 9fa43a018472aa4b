package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.StackArn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each refusal as a person reads it, whole. */
class HandshakeRulesTest {

    private static final Path DOCS = Path.of("../docs/how-to/ecr.md");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| (\\S.{12,}?) \\| [^|]+ \\|$");

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final StackArn STACK = stack("mine");
    private static final StackArn OTHER = stack("other");
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:mine-topic";
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:mine-1";
    private static final String ROLE = "arn:aws:iam::123456789012:role/mine/reader";
    private static final String REMOVE = "Remove the integration in Crowsnest, delete this stack and connect again.";
    private static final StackRequest REQUEST = request(TOPIC, SECRET, ROLE, STACK);
    private static final Optional<GivenToken> TOKEN = Optional.of(new GivenToken(NOW, null));
    private static final Integration WAITING = integration(IntegrationStatus.pending(NOW), null);
    private static final Integration CONNECTED = integration(IntegrationStatus.connected(NOW), STACK);
    private static final Integration REMOVED = integration(IntegrationStatus.removed(NOW), STACK);

    @ParameterizedTest
    @MethodSource({"strangers", "mistakes", "othersRequests", "changes"})
    void isSaidWhole(String sentence, Supplier<Optional<String>> rule) {
        assertThat(rule.get()).contains(sentence);
    }

    /** Whoever reads a sentence in AWS looks it up there. */
    @ParameterizedTest
    @MethodSource({"strangers", "mistakes", "othersRequests", "changes"})
    void isExplainedInTheDocs(String sentence) throws IOException {
        assertThat(EXPLAINED.matcher(Files.readString(DOCS)).results().map(row -> row.group(1)))
                .anySatisfy(row -> assertThat(sentence).containsSubsequence(row.split("…")));
    }

    static Stream<Arguments> strangers() {
        String removed =
                "This integration was removed in Crowsnest. Delete this stack, and connect the registry anew from"
                        + " Crowsnest's page.";
        return Stream.of(
                refused(removed, () -> HandshakeRules.stranger(Optional.empty(), TOKEN, STACK)),
                refused(removed, () -> HandshakeRules.stranger(Optional.of(REMOVED), TOKEN, STACK)),
                refused(
                        "The set-up token does not belong to this integration. Take the link, or the command, from"
                                + " Crowsnest's page.",
                        () -> HandshakeRules.stranger(Optional.of(WAITING), Optional.empty(), STACK)),
                refused(
                        "The set-up token was used before, by the stack " + OTHER.text() + ". Take the link, or the"
                                + " command, of an integration that waits, from Crowsnest's page.",
                        () -> HandshakeRules.stranger(Optional.of(WAITING), usedBy(OTHER), STACK)),
                refused(
                        "This integration is CONNECTED and not waiting for a stack. " + REMOVE,
                        () -> HandshakeRules.stranger(Optional.of(CONNECTED), usedBy(STACK), STACK)),
                refused(
                        "This integration is ERROR and not waiting for a stack. " + REMOVE,
                        () -> HandshakeRules.stranger(
                                Optional.of(integration(IntegrationStatus.error("gone", NOW), STACK)), TOKEN, STACK)),
                refused(
                        "Another stack, other in 123456789012/eu-central-1, is connecting this integration. Delete it"
                                + " first, and open a new link.",
                        () -> HandshakeRules.stranger(
                                Optional.of(integration(IntegrationStatus.pending(NOW), OTHER)), TOKEN, STACK)));
    }

    static Stream<Arguments> mistakes() {
        String topic = "arn:aws:sns:eu-west-1:123456789012:mine-topic";
        String secret = "arn:aws:secretsmanager:eu-central-1:210987654321:secret:mine-1";
        String role = "arn:aws:iam::210987654321:role/reader";
        return Stream.of(
                refused(
                        "The set-up link expired at 2026-05-01T10:00:00Z. " + REMOVE,
                        () -> mistake(REQUEST, NOW.plusNanos(1))),
                refused(
                        "The topic " + topic + " is not in the stack's account and region. " + REMOVE,
                        () -> mistake(request(topic, SECRET, ROLE, STACK), NOW)),
                refused(
                        "The secret '" + secret + "' is not in the stack's account and region. " + REMOVE,
                        () -> mistake(request(TOPIC, secret, ROLE, STACK), NOW)),
                refused(
                        "The secret '' is not in the stack's account and region. " + REMOVE,
                        () -> mistake(request(TOPIC, "", ROLE, STACK), NOW)),
                refused(
                        "The role '" + role + "' is not in the stack's account. " + REMOVE,
                        () -> mistake(request(TOPIC, SECRET, role, STACK), NOW)),
                refused(
                        "The registry 123456789012/eu-central-1 is connected already, as 'mine'. Remove one of the two"
                                + " integrations in Crowsnest and delete its stack.",
                        () -> HandshakeRules.taken(Optional.of(CONNECTED), WAITING, STACK.location())));
    }

    static Stream<Arguments> othersRequests() {
        String removed = "This integration was removed in Crowsnest. Delete this stack.";
        String notThis = "This integration is not connected through this stack. " + REMOVE;
        return Stream.of(
                refused(removed, () -> HandshakeRules.notItsOwn(Optional.empty(), REQUEST)),
                refused(removed, () -> HandshakeRules.notItsOwn(Optional.of(REMOVED), REQUEST)),
                refused(notThis, () -> HandshakeRules.notItsOwn(Optional.of(WAITING), REQUEST)),
                refused(
                        notThis,
                        () -> HandshakeRules.notItsOwn(Optional.of(CONNECTED), request(TOPIC, SECRET, ROLE, OTHER))),
                refused(
                        notThis,
                        () -> HandshakeRules.notItsOwn(
                                Optional.of(CONNECTED), request(TOPIC + "-2", SECRET, ROLE, STACK))));
    }

    static Stream<Arguments> changes() {
        String role = "arn:aws:iam::210987654321:role/reader";
        return Stream.of(
                refused(
                        "The key of the events is in the secret " + SECRET
                                + ", which an update may not replace. Keep it,"
                                + " or remove the integration and connect again.",
                        () -> HandshakeRules.unwanted(CONNECTED, request(TOPIC, SECRET + "2", ROLE, STACK), STACK)),
                refused(
                        "The role '" + role + "' is not in the stack's account. " + REMOVE,
                        () -> HandshakeRules.unwanted(CONNECTED, request(TOPIC, SECRET, role, STACK), STACK)));
    }

    @Test
    void nothingIsSaidOfWhatIsInOrder() {
        Integration bound = integration(IntegrationStatus.pending(NOW), STACK);

        assertThat(HandshakeRules.stranger(Optional.of(WAITING), TOKEN, STACK)).isEmpty();
        assertThat(HandshakeRules.stranger(Optional.of(bound), usedBy(STACK), STACK))
                .isEmpty();
        assertThat(mistake(REQUEST, NOW)).isEmpty();
        assertThat(HandshakeRules.mistake(usedBy(STACK).orElseThrow(), REQUEST, STACK, NOW.plusSeconds(9)))
                .isEmpty();
        assertThat(HandshakeRules.taken(Optional.empty(), WAITING, STACK.location()))
                .isEmpty();
        assertThat(HandshakeRules.taken(Optional.of(WAITING), WAITING, STACK.location()))
                .isEmpty();
        assertThat(HandshakeRules.notItsOwn(Optional.of(CONNECTED), REQUEST)).isEmpty();
        assertThat(HandshakeRules.unwanted(CONNECTED, REQUEST, STACK)).isEmpty();
    }

    private static Arguments refused(String sentence, Supplier<Optional<String>> rule) {
        return arguments(sentence, rule);
    }

    private static Optional<String> mistake(StackRequest request, Instant receivedAt) {
        return HandshakeRules.mistake(TOKEN.orElseThrow(), request, STACK, receivedAt);
    }

    private static Optional<GivenToken> usedBy(StackArn stack) {
        return Optional.of(new GivenToken(NOW, stack.text()));
    }

    private static StackArn stack(String name) {
        return StackArn.parse("arn:aws:cloudformation:eu-central-1:123456789012:stack/" + name + "/0a1b-2c");
    }

    private static StackRequest request(String topic, String secret, String role, StackArn stack) {
        return StackRequest.kept(topic, """
                {"StackId": "%s", "ResourceProperties": {"SecretArn": "%s", "RoleArn": "%s"}}
                """.formatted(stack.text(), secret, role));
    }

    private static Integration integration(IntegrationStatus status, @Nullable StackArn stack) {
        var connection = stack == null ? null : new ConnectedStack(stack, TOPIC, SECRET, true);
        return new Integration(
                UUID.randomUUID(),
                "mine",
                stack == null ? null : stack.location(),
                RegistryAccess.through(stack == null ? null : ROLE),
                NewRepositories.NONE,
                status,
                NOW,
                connection);
    }
}
