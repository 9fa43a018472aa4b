package dev.crowsnest.integration.api;

/** What is answered to a request that failed, whatever shape it is given. */
public interface Problem {

    /** The same for every occurrence of the kind. */
    String title();

    /** The HTTP status. */
    int status();

    /** What was attempted, on what, and why it failed. */
    String detail();
}
