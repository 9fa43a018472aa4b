package dev.crowsnest.integration.registry.handshake.sns;

import dev.crowsnest.integration.registry.handshake.StackAnswer;
import dev.crowsnest.integration.registry.handshake.StackReplies;
import dev.crowsnest.integration.registry.handshake.StackRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Puts answers where CloudFormation waits for them. */
@ApplicationScoped
class HttpStackReplies implements StackReplies {

    private final AwsHttp http;

    HttpStackReplies(AwsHttp http) {
        this.http = http;
    }

    @Override
    public Uni<Void> send(StackRequest request, StackAnswer answer) {
        return http.put(URI.create(request.responseUrl()), request.answer(answer));
    }
}
