package dev.crowsnest.analysis.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** A published file that is read again whenever it changed, and how its content is taken in. */
public interface Feed {

    /** Names it to people and in the database: {@code KEV}. */
    String name();

    /** Where it is published or mirrored; absent where nobody named an address. */
    Optional<URI> address();

    /** Where a mirror of advisories has it. */
    URI at(URI mirror);

    /**
     * Puts what the file says in place of what was held, and writes only what differs. Called inside of a transaction that is
     * rolled back when this fails, so that the last good state stays.
     *
     * @throws IOException when the file is cut, damaged or another one; the reason is for people
     */
    FeedContent take(InputStream file) throws IOException;
}
