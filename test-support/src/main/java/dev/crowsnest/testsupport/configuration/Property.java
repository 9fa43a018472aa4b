package dev.crowsnest.testsupport.configuration;

import java.util.Locale;

/**
 * Something that an operator may set.
 *
 * @param environment the variable that sets it, too
 * @param usual what it is when nobody sets it; empty for none
 */
public record Property(String name, String environment, String usual) {

    /** One whose variable is named as MicroProfile Config says. */
    static Property of(String name, String usual) {
        return new Property(name, name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), usual);
    }
}
