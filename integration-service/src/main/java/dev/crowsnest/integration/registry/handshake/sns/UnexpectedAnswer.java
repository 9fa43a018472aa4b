package dev.crowsnest.integration.registry.handshake.sns;

/** AWS answered with an error; the address is left out, for it may be signed. */
final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String host, int status) {
        super(host + " answered " + status);
    }
}
