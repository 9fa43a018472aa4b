package dev.crowsnest.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** The terminal that a person sits at. */
final class Terminal {

    private Terminal() {}

    /** Empty where a script runs. */
    static Optional<Console> get() {
        return Optional.ofNullable(System.console()).filter(Terminal::isOne);
    }

    // From Java 22 on there is a console without a terminal, too; only there it can be asked for one.
    private static boolean isOne(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
