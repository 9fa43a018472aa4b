package dev.crowsnest.integration.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** Compares a password with that of an account, at the pace at which passwords may be tried. */
@ApplicationScoped
class PasswordCheck {

    private final Passwords passwords;
    private final SignInTries tries;

    PasswordCheck(Passwords passwords, SignInTries tries) {
        this.passwords = passwords;
        this.tries = tries;
    }

    /** @param account absent when there is none; whether the password is its own */
    record Checked(Optional<Account> account, boolean right) {}

    /**
     * Throws a refusal, before anything is looked at, while a try has to wait.
     *
     * @param address that the tries of one person share
     */
    Uni<Checked> check(
            String action, String name, String address, String password, Supplier<Uni<Optional<Account>>> account) {
        SignInTry begun = tries.begin(action, name, address);
        return Uni.createFrom()
                .deferred(account::get)
                .chain(found -> passwords
                        .matches(password, found.map(Account::passwordHash).orElse(null))
                        .map(right -> new Checked(found, right)))
                .onItem()
                .invoke(checked -> begun.judged(checked.right()))
                .onFailure()
                .invoke(begun::undone)
                .onCancellation()
                .invoke(begun::abandoned);
    }
}
