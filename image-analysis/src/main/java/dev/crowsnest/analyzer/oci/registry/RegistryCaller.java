package dev.crowsnest.analyzer.oci.registry;

import com.fasterxml.jackson.core.JacksonException;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.outgoing.ForbiddenDestinationException;
import dev.crowsnest.analyzer.outgoing.OutgoingPolicy;
import dev.crowsnest.analyzer.outgoing.Redirects;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests: signs in, follows redirects by hand, tries again where that can help. */
final class RegistryCaller {

    /** Without a credential, with one, with a renewed one. */
    private static final int SIGN_INS = 3;

    private final RegistryTarget target;
    private final OutgoingPolicy outgoing;
    private final RegistrySession session;

    RegistryCaller(RegistryTarget target) {
        this.target = target;
        this.outgoing = OutgoingPolicy.of(target.endpoint());
        this.session = new RegistrySession(target, new TokenService(target, outgoing));
    }

    static Map<String, String> headers(String accept) {
        return Map.of("Accept", accept, "User-Agent", "crowsnest");
    }

    /**
     * What the call brings.
     *
     * @throws ImageAccessException when it brings nothing, after as many attempts as the target's patience has
     */
    <T> T call(RegistryCall<T> call) {
        var backOff = new BackOff(target.patience());
        while (true) {
            try {
                return attempt(call, backOff);
            } catch (ImageAccessException e) {
                if (!e.isRetryable() || !backOff.pause()) {
                    throw e;
                }
            }
        }
    }

    private <T> T attempt(RegistryCall<T> call, BackOff backOff) {
        try {
            RegistryAnswer answer = signedIn(call);
            return read(call, answer, backOff);
        } catch (ForbiddenDestinationException e) {
            throw RegistryFailure.malformed(call, "the registry sends us to " + e.getMessage());
        } catch (JacksonException e) {
            throw RegistryFailure.malformed(call, "the token service does not answer in JSON");
        } catch (IOException e) {
            target.listener().answered(call.request(), 0);
            throw RegistryFailure.ofConnection(call.action(), call.object(), e);
        }
    }

    private static <T> T read(RegistryCall<T> call, RegistryAnswer answer, BackOff backOff) throws IOException {
        boolean handedOn = false;
        try {
            if (answer.status() != 200) {
                backOff.heed(answer.header("Retry-After"));
                throw RegistryFailure.ofStatus(call, answer);
            }
            T result = call.read(answer);
            handedOn = result instanceof BlobBody;
            return result;
        } finally {
            if (!handedOn) {
                answer.close();
            }
        }
    }

    private RegistryAnswer signedIn(RegistryCall<?> call) throws IOException {
        String sent = session.authorization();
        RegistryAnswer answer = redirected(call, sent);
        for (int i = 1; i < SIGN_INS && isRefusal(answer); i++) {
            if (!session.answer(sent, answer)) {
                break;
            }
            answer.close();
            sent = session.authorization();
            answer = redirected(call, sent);
        }
        return answer;
    }

    private RegistryAnswer redirected(RegistryCall<?> call, @Nullable String authorization) throws IOException {
        URI address = target.endpoint().resolve(call.path());
        for (int i = 0; i <= Redirects.MOST; i++) {
            RegistryAnswer answer = send(call, address, authorization);
            if (!Redirects.isOne(answer.status())) {
                return answer;
            }
            String location = answer.header("Location");
            answer.close();
            address = next(call, address, location);
        }
        throw RegistryFailure.malformed(call, "the registry redirects more than " + Redirects.MOST + " times");
    }

    /** Our header goes to the registry alone: a storage address is signed by itself, and refuses a second signature. */
    private RegistryAnswer send(RegistryCall<?> call, URI address, @Nullable String authorization) throws IOException {
        Map<String, String> headers = new HashMap<>(headers(call.accept()));
        if (authorization != null && outgoing.isOrigin(address)) {
            headers.put("Authorization", authorization);
        }
        RegistryAnswer answer = RegistryAnswer.get(outgoing.open(address), headers, target.patience());
        target.listener().answered(call.request(), answer.status());
        return answer;
    }

    private static URI next(RegistryCall<?> call, URI address, @Nullable String location) {
        try {
            return Redirects.target(address, location);
        } catch (IllegalArgumentException e) {
            throw RegistryFailure.malformed(call, "the registry " + e.getMessage());
        }
    }

    private static boolean isRefusal(RegistryAnswer answer) {
        return answer.status() == 401 || answer.status() == 403;
    }

    /** Kept apart from the calls, since a body is handed out before it is read. */
    static ImageAccessException cut(RegistryCall<?> call, long read, long size) {
        return new ImageAccessException(
                Kind.UNREACHABLE,
                call.action(),
                call.object(),
                "the connection was cut after " + read + " of " + size + " bytes",
                null);
    }
}
