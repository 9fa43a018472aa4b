package dev.crowsnest.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port that something of ours listens to on this machine.
 *
 * @param user who listens, for people
 * @param option what changes the number
 */
public record Port(int number, String user, String option) {

    private static final int HIGHEST = 65_535;

    /** Why it cannot be had beside another of ours. */
    public CannotStart wantedBy(Port other) {
        return new CannotStart("Port %d is wanted by %s and by %s; choose another with %s or %s."
                .formatted(number, other.user(), user, other.option(), option));
    }

    /** Throws {@link CannotStart} unless the port is free. */
    public void requireFree() {
        if (number < 1 || number > HIGHEST) {
            throw new CannotStart("%s is no port; %s takes a number from 1 to %d.".formatted(number, option, HIGHEST));
        }
        try (var socket = new ServerSocket()) {
            // Connections of the last run may linger; they do not keep a server from listening.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d, which %s wants, is in use by another program; choose another with %s."
                            .formatted(number, user, option),
                    e);
        }
    }
}
