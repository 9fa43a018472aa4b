package dev.crowsnest.integration.people;

/** Somebody who is signed in at the pages. */
public record SignedIn(Account account, SessionSecret secret) {

    /** Where the security identity carries it. */
    public static final String ATTRIBUTE = "crowsnest.signed-in";

    public Person person() {
        return account.person();
    }
}
