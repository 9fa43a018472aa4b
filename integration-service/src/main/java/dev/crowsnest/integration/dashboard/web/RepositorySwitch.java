package dev.crowsnest.integration.dashboard.web;

import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * What the form of the list sends: which repositories are to be turned on or off.
 *
 * @param back the list as it was
 * @param on the one whose own button it was; so is off
 * @param ticked on or off, for all that are chosen
 * @param images how many of each that is turned on are analysed at once
 */
public record RepositorySwitch(
        @RestForm @Nullable String formToken,
        @RestForm @Nullable String back,
        @RestForm @Nullable UUID on,
        @RestForm @Nullable UUID off,
        @RestForm @Nullable String ticked,
        @RestForm List<UUID> chosen,
        @RestForm @Nullable Integer images) {

    /** Copies the list. */
    public RepositorySwitch {
        chosen = List.copyOf(chosen);
    }

    List<UUID> each() {
        return on != null ? List.of(on) : off != null ? List.of(off) : chosen;
    }

    boolean isOn() {
        return on != null || off == null && "on".equals(ticked);
    }
}
