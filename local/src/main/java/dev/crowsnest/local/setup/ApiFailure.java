package dev.crowsnest.local.setup;

/** The API answered with an error. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ApiFailure(String request, int status, String body) {
        super("could not %s: the API answered %d %s".formatted(request, status, body));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
