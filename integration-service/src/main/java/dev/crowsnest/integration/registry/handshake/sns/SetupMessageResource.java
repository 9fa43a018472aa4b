package dev.crowsnest.integration.registry.handshake.sns;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.registry.handshake.StackIntake;
import dev.crowsnest.integration.registry.handshake.StackRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Where SNS sends what stacks ask. Nobody signs in here: a message is believed for its signature. */
@Path("/setup/sns/{integration}")
public class SetupMessageResource {

    private static final Logger LOGGER = Logger.getLogger(SetupMessageResource.class);

    /** SNS sends at most 256 KiB of text, to which JSON adds its escapes. */
    private static final int LONGEST = 600_000;

    private final SnsSignatures signatures;
    private final AwsAddresses addresses;
    private final AwsHttp http;
    private final StackIntake intake;
    private final MeterRegistry meters;

    SetupMessageResource(
            SnsSignatures signatures, AwsAddresses addresses, AwsHttp http, StackIntake intake, MeterRegistry meters) {
        this.signatures = signatures;
        this.addresses = addresses;
        this.http = http;
        this.intake = intake;
        this.meters = meters;
    }

    /** Takes a message, of whatever type it says it is: SNS sends JSON as text. */
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Uni<Void> take(@PathParam("integration") UUID integration, String body) {
        EventLoop loop = EventLoop.current();
        return Uni.createFrom()
                .deferred(() -> {
                    SnsMessage message = parse(body);
                    return signatures.verify(message).chain(() -> loop.run(() -> obey(integration, message)));
                })
                .onFailure(Refusal.class)
                .invoke(refused -> refused(integration, (Refusal) refused));
    }

    private void refused(UUID integration, Refusal refused) {
        count("refused");
        LOGGER.warnf("A set-up message is refused integration=%s reason=%s", integration, refused.sentence());
    }

    private void count(String outcome) {
        meters.counter("crowsnest.setup.messages", "outcome", outcome).increment();
    }

    private static SnsMessage parse(String body) {
        if (body.length() > LONGEST) {
            throw SnsMessage.refused("it is longer than any of SNS's");
        }
        return SnsMessage.parse(body);
    }

    private Uni<Void> obey(UUID integration, SnsMessage message) {
        return switch (message.type()) {
            case SnsMessage.CONFIRMATION -> confirm(integration, message);
            case SnsMessage.NOTIFICATION -> request(integration, message);
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> confirm(UUID integration, SnsMessage message) {
        URI address = addresses.requireSns(message.subscribeAddress(), message.topicArn(), "SubscribeURL");
        return intake.isKnown(integration).chain(known -> {
            if (!known) {
                throw Refusal.notFound("subscribe to a topic", "integration " + integration);
            }
            return http.get(address)
                    .onFailure()
                    .transform(failure -> Refusal.unavailable(
                            "subscribe to a topic", message.topicArn(), String.valueOf(failure.getMessage())))
                    .invoke(() -> count("confirmed"))
                    .replaceWithVoid();
        });
    }

    private Uni<Void> request(UUID integration, SnsMessage message) {
        StackRequest request = StackRequest.receive(message.topicArn(), message.message());
        addresses.requireAnswers(request.responseUrl(), message.topicArn());
        return intake.take(message.id(), integration, request)
                .invoke(added -> count(added ? "taken" : "repeated"))
                .replaceWithVoid();
    }
}
