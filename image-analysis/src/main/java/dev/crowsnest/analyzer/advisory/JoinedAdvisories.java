package dev.crowsnest.analyzer.advisory;

import java.util.List;

/**
 * One vulnerability and the advisories that speak of it.
 *
 * @param exact those that speak of it alone, sorted by key: what they say of severity is said of it
 * @param shared those that name it among other CVEs, sorted by key: what they say of severity may be said of another
 */
public record JoinedAdvisories(Vulnerability vulnerability, List<Advisory> exact, List<Advisory> shared) {

    /** Copies the lists. */
    public JoinedAdvisories {
        exact = List.copyOf(exact);
        shared = List.copyOf(shared);
    }
}
