package dev.crowsnest.analyzer.oci.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the registry has been shown so far, shared by all requests to it.
 *
 * <p>Nothing is sent before it is asked for. A refused credential is renewed once: ECR's expire, and one more that is refused
 * is not about time.
 */
final class RegistrySession {

    private final RegistryTarget target;
    private final TokenService tokens;
    private @Nullable RegistryCredential credential;
    private @Nullable String authorization;
    private @Nullable Challenge bearer;
    private boolean renewed;

    RegistrySession(RegistryTarget target, TokenService tokens) {
        this.target = target;
        this.tokens = tokens;
    }

    /** The value of the Authorization header; absent as long as none was asked for. */
    synchronized @Nullable String authorization() {
        return authorization;
    }

    /**
     * Answers a refusal.
     *
     * @param sent the value that was refused; absent when none was sent
     * @return whether the request should be sent again, with what {@link #authorization()} says now
     */
    synchronized boolean answer(@Nullable String sent, RegistryAnswer refusal) throws IOException {
        if (!Objects.equals(sent, authorization)) {
            return true;
        }
        Optional<Challenge> challenge = Challenge.of(refusal.headers("WWW-Authenticate"));
        if (refusal.status() == 401 && challenge.isPresent() && challenge.get().isBearer()) {
            bearer = challenge.get();
            return fetchToken(bearer, sent != null);
        }
        if (refusal.status() == 401 && sent == null) {
            return challenge.isPresent() && show(credential());
        }
        // ECR refuses an expired token with 403 and without a challenge.
        return sent != null && bearer == null && renew() && show(credential());
    }

    private boolean fetchToken(Challenge challenge, boolean again) throws IOException {
        Optional<String> token = tokens.fetch(challenge, credential());
        if (token.isEmpty() && renew()) {
            token = tokens.fetch(challenge, credential());
        }
        String former = authorization;
        authorization = token.map(text -> "Bearer " + text).orElse(null);
        return authorization != null && !(again && authorization.equals(former));
    }

    private boolean show(RegistryCredential shown) {
        authorization = shown instanceof RegistryCredential.Basic basic ? header(basic) : null;
        return authorization != null;
    }

    private RegistryCredential credential() {
        if (credential == null) {
            credential = target.credentials().get();
        }
        return credential;
    }

    private boolean renew() {
        RegistryCredential former = credential();
        if (renewed || former instanceof RegistryCredential.None) {
            return false;
        }
        renewed = true;
        credential = target.credentials().get();
        return !credential.equals(former);
    }

    static String header(RegistryCredential.Basic basic) {
        String pair = basic.user() + ":" + basic.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
