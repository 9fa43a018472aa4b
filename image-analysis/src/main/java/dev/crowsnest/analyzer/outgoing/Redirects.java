package dev.crowsnest.analyzer.outgoing;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How whoever follows redirects by hand does so; where they may lead is for {@link OutgoingPolicy} to say. */
public final class Redirects {

    /** A publisher moves, a store or a mirror sends on to a signed address; more is a loop. */
    public static final int MOST = 5;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    /** Whether an answer with this status sends us on. */
    public static boolean isOne(int status) {
        return STATUSES.contains(status);
    }

    /**
     * Where a redirect leads.
     *
     * @param from who sends us on
     * @param location what the answer's header says
     * @throws IllegalArgumentException for what cannot be followed; its message completes "it …", and names no address
     */
    public static URI target(URI from, @Nullable String location) {
        if (location == null || location.isBlank()) {
            throw new IllegalArgumentException("redirects to nowhere");
        }
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            // The exception itself stays here: it holds the address.
            throw new IllegalArgumentException("redirects to an address that cannot be read");
        }
    }
}
