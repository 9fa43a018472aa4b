package dev.crowsnest.localecr.access;

import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.Caller;
import dev.crowsnest.localecr.call.CallerDirectory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Gives out sessions and registry tokens, and recognises them when they come back. */
public final class Access implements CallerDirectory {

    private static final int KEY_BYTES = 8;
    private static final int SECRET_BYTES = 20;

    private final AccessRules rules;
    private final Roles roles;
    private final SigningKey signingKey;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Access(AccessRules rules, Roles roles, SigningKey signingKey, Clock clock) {
        this.rules = rules;
        this.roles = roles;
        this.signingKey = signingKey;
        this.clock = clock;
    }

    /**
     * Assumes a role. Throws {@link AwsFailure} {@code AccessDenied} for an unknown role and for a wrong or missing
     * external id alike, as AWS does, so that nobody can find out which it was.
     */
    public Credentials assume(
            Caller caller, String roleArn, String session, Optional<String> externalId, Duration wanted) {
        var role = roles.find(roleArn)
                .filter(found -> externalId.isPresent()
                        && MessageDigest.isEqual(utf8(found.externalId()), utf8(externalId.orElseThrow())));
        if (role.isEmpty() || caller instanceof Caller.Guest) {
            throw AwsFailure.forbidden(
                    "AccessDenied",
                    "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                            .formatted(name(caller), roleArn));
        }
        var lifetime = wanted.compareTo(rules.longestSession()) < 0 ? wanted : rules.longestSession();
        var until = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.MILLIS);
        var passport = Passport.of(new Caller.AssumedRole(roleArn, session), until);
        return new Credentials(
                "ASIA" + random(KEY_BYTES), random(SECRET_BYTES), signingKey.seal(passport.toBytes()), until);
    }

    public RegistryToken registryToken(Caller caller) {
        var until = clock.instant().plus(rules.registryTokenLifetime()).truncatedTo(ChronoUnit.MILLIS);
        return new RegistryToken(signingKey.seal(Passport.of(caller, until).toBytes()), until);
    }

    @Override
    public Caller identify(Optional<String> accessKeyId, Optional<String> sessionToken, boolean fromThisMachine) {
        if (sessionToken.isPresent()) {
            return openSession(sessionToken.orElseThrow());
        }
        if (accessKeyId.isEmpty()) {
            return guest(fromThisMachine)
                    .orElseThrow(() -> AwsFailure.forbidden(
                            "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        var key = accessKeyId.orElseThrow();
        var use = rules.accessKeys().get(key);
        if (use == null && !rules.guests()) {
            throw AwsFailure.of(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        return use == KeyUse.ASSUME_ROLES ? new Caller.Outsider(key) : new Caller.AccountUser(key);
    }

    /** Who signs in to the registry with this password. Throws {@link SignInFailure}. */
    public Caller signIn(String user, String password, boolean fromThisMachine) {
        if (!user.equals(RegistryToken.USER)) {
            return guest(fromThisMachine).orElseThrow(SignInFailure::unknown);
        }
        var passport = signingKey.open(password).map(Passport::from).orElseThrow(SignInFailure::unknown);
        if (!clock.instant().isBefore(passport.until())) {
            throw SignInFailure.expired();
        }
        return passport.caller();
    }

    /** A caller who brings no credentials; empty where that is not enough. */
    public Optional<Caller> guest(boolean fromThisMachine) {
        return rules.guests() && fromThisMachine ? Optional.of(new Caller.Guest()) : Optional.empty();
    }

    private Caller openSession(String sessionToken) {
        var passport = signingKey
                .open(sessionToken)
                .map(Passport::from)
                .orElseThrow(() -> AwsFailure.of(
                        "UnrecognizedClientException", "The security token included in the request is invalid."));
        if (!clock.instant().isBefore(passport.until())) {
            throw AwsFailure.of("ExpiredTokenException", "The security token included in the request is expired");
        }
        return passport.caller();
    }

    private String random(int bytes) {
        var content = new byte[bytes];
        random.nextBytes(content);
        return HexFormat.of().formatHex(content).toUpperCase(Locale.ROOT);
    }

    private static String name(Caller caller) {
        if (caller instanceof Caller.AccountUser user) {
            return user.accessKeyId();
        }
        return caller instanceof Caller.Outsider outsider ? outsider.accessKeyId() : "anonymous";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
