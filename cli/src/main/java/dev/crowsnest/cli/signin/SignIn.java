package dev.crowsnest.cli.signin;

/**
 * What a person signed in with.
 *
 * @param server its address, as it was written
 * @param token a personal one
 */
public record SignIn(String server, String token) {

    /** Where, never with what. */
    @Override
    public String toString() {
        return "SignIn[" + server + "]";
    }
}
