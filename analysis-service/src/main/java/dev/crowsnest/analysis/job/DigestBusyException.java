package dev.crowsnest.analysis.job;

/** Another worker took a job of the same digest in the same moment. Whoever asks again gets another job. */
public final class DigestBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DigestBusyException(Throwable cause) {
        super("could not take a job: another worker has just taken one of the same digest", cause);
    }
}
