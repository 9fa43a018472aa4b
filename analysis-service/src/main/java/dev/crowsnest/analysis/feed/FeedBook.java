package dev.crowsnest.analysis.feed;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps how each feed stands. */
public interface FeedBook {

    /** All that were ever looked at, by name. */
    List<FeedState> all();

    /** How one stands; empty before it was looked at. */
    Optional<FeedState> find(String name);

    /** How one stands at an address: as one that was never looked at, when it was of another address before. */
    default FeedState known(String name, String address) {
        return find(name).map(state -> state.at(address)).orElseGet(() -> FeedState.never(name, address));
    }

    /** The state of what is held, of whatever address it came; the given one when nothing is. A look elsewhere that failed changed nothing. */
    default FeedState heldOr(FeedState looked) {
        return find(looked.name()).filter(state -> state.edition() != null).orElse(looked);
    }

    /** Forgets the feeds of this prefix that are not among these. */
    void leaveOnly(String prefix, Collection<String> names);

    /** Keeps how one stands now. */
    void write(FeedState state);

    /** Takes a feed for the rest of the transaction, unless another replica has it; says whether it did. */
    boolean take(String name);
}
