package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.people.Account;
import dev.crowsnest.integration.people.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account. */
@Entity
@Table(name = "account")
class AccountRow {

    @Id
    UUID personId;

    /** In lower case, so that a name is one person's however it is written. */
    String signInName;

    String passwordHash;
    boolean oneTime;

    @Nullable
    Instant signedInAt;

    static AccountRow of(Account account) {
        var row = new AccountRow();
        row.personId = account.person().id();
        row.signInName = account.person().name().toLowerCase(Locale.ROOT);
        row.passwordHash = account.passwordHash();
        row.oneTime = account.oneTime();
        return row;
    }

    Account toAccount(Person person) {
        return new Account(person, passwordHash, oneTime);
    }
}
