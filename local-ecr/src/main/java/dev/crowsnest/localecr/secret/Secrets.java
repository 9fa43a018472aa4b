package dev.crowsnest.localecr.secret;

import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsFailure;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Secrets of the account. */
public final class Secrets {

    /** Secrets Manager puts a dash and six characters behind the name, in the ARN only. */
    private static final int SUFFIX = 6;

    private final Account account;
    private final SecretStore store;
    private final Clock clock;

    public Secrets(Account account, SecretStore store, Clock clock) {
        this.account = account;
        this.store = store;
        this.clock = clock;
    }

    public synchronized Secret create(String name, Optional<String> description, Optional<String> value) {
        if (store.find(name).isPresent()) {
            throw AwsFailure.of(
                    "ResourceExistsException",
                    "The operation failed because the secret %s already exists.".formatted(name));
        }
        var suffix = UUID.randomUUID().toString().substring(0, SUFFIX);
        var arn = account.secretArn(name + "-" + suffix);
        var empty = new Secret(name, arn, description, clock.instant(), Optional.empty(), Optional.empty());
        var secret = value.map(text -> empty.with(version(text))).orElse(empty);
        store.put(secret);
        return secret;
    }

    public synchronized Secret putValue(String nameOrArn, String value) {
        var secret = require(nameOrArn).with(version(value));
        store.put(secret);
        return secret;
    }

    /** Removes it at once, with no time to think better of it. */
    public synchronized void remove(String nameOrArn) {
        store.remove(require(nameOrArn).name());
    }

    /** Throws {@link AwsFailure} {@code ResourceNotFoundException}. */
    public Secret require(String nameOrArn) {
        return store.find(name(nameOrArn))
                .filter(secret -> !nameOrArn.startsWith("arn:") || isArnOf(secret, nameOrArn))
                .orElseThrow(() ->
                        AwsFailure.of("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private SecretVersion version(String value) {
        return new SecretVersion(UUID.randomUUID().toString(), value, clock.instant());
    }

    private String name(String nameOrArn) {
        var prefix = account.secretArn("");
        if (!nameOrArn.startsWith(prefix)) {
            return nameOrArn;
        }
        var suffixed = nameOrArn.substring(prefix.length());
        var withoutSuffix = suffixed.substring(0, Math.max(0, suffixed.length() - SUFFIX - 1));
        return store.find(suffixed).isPresent() ? suffixed : withoutSuffix;
    }

    private boolean isArnOf(Secret secret, String arn) {
        return arn.equals(secret.arn()) || arn.equals(account.secretArn(secret.name()));
    }
}
