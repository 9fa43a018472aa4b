package dev.crowsnest.analysis.feed;

import dev.crowsnest.analyzer.feed.FeedAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;

/** A published file that is read again whenever it changed, and how its content is taken in. */
public interface Feed {

    /** Names it to people and in the database: {@code KEV}. */
    String name();

    /** Where it is published or mirrored; absent where nobody named an address. */
    Optional<URI> address();

    /** Where it lies in a mirror of advisories, below its address. */
    String place();

    /** Where a mirror of advisories has it. */
    default URI at(URI mirror) {
        return FeedAddress.below(mirror, place());
    }

    /**
     * Puts what the file says in place of what was held, and writes only what differs. Called inside of a transaction that is
     * rolled back when this fails, so that the last good state stays.
     *
     * @throws IOException when the file is cut, damaged or another one; the reason is for people
     */
    FeedContent take(InputStream file) throws IOException;

    /**
     * Writes what is held as its publisher would, so that taking it in anew changes nothing; leaves the stream open. Called inside
     * of a transaction.
     *
     * @param edition as the publisher named it
     * @return how many records that are
     */
    long give(String edition, OutputStream out) throws IOException;
}
