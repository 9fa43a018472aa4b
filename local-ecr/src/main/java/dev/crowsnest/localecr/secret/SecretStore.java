package dev.crowsnest.localecr.secret;

import java.util.Optional;

/** Secrets by name; durable when a method returns. */
public interface SecretStore {

    void put(Secret secret);

    Optional<Secret> find(String name);

    void remove(String name);
}
