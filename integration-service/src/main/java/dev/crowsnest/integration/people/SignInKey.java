package dev.crowsnest.integration.people;

import java.time.Duration;
import java.util.Locale;

/**
 * What tries have in common that slow each other.
 *
 * @param free how many failures cost nothing yet
 * @param longest that one waits after another failure
 */
record SignInKey(String text, int free, Duration longest) {

    /** A person mistypes; a list of passwords has more. */
    private static final int OF_A_PERSON = 5;

    /** A whole office may sit behind one address. */
    private static final int OF_AN_ADDRESS = 50;

    private static final int OF_A_NAME = 100;

    private static final Duration LONG = Duration.ofMinutes(15);

    /** These are slowed by what others do, so none of it holds them up for long. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    static SignInKey person(String name, String address) {
        return new SignInKey("person " + lower(name) + " " + address, OF_A_PERSON, LONG);
    }

    static SignInKey address(String address) {
        return new SignInKey("address " + address, OF_AN_ADDRESS, SHORT);
    }

    static SignInKey name(String name) {
        return new SignInKey("name " + lower(name), OF_A_NAME, SHORT);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
