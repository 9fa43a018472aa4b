package dev.crowsnest.localecr.bridge;

import java.util.Collection;
import java.util.Optional;

/** Connections by name; durable when a method returns. */
public interface Connections {

    void put(Connection connection);

    Optional<Connection> find(String name);

    Collection<Connection> all();

    void remove(String name);
}
