package dev.crowsnest.localecr.access;

import java.util.Optional;

/** The roles that can be assumed. */
public interface Roles {

    /** Adds a role, or replaces the one of the same ARN. */
    void put(Role role);

    void remove(String arn);

    Optional<Role> find(String arn);
}
