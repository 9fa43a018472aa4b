package dev.crowsnest.analyzer.feed;

import java.io.IOException;
import java.io.InputStream;

/** One state of a published file, open for reading. */
public final class FeedEdition implements AutoCloseable {

    private final InputStream content;
    private final CountedStream fetched;
    private final String seal;

    FeedEdition(InputStream content, CountedStream fetched, String seal) {
        this.content = content;
        this.fetched = fetched;
        this.seal = seal;
    }

    /** What it says, inflated where it came as gzip; ends with an {@link IOException} when it is cut, damaged or too large. */
    public InputStream content() {
        return content;
    }

    /** Tells this state from others: for {@link FeedFile#open}. */
    public String seal() {
        return seal;
    }

    /** Fetched so far, as they came. */
    public long bytes() {
        return fetched.count();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
