package dev.crowsnest.localecr.call;

/** A call that AWS would refuse, with its code, such as {@code RepositoryNotFoundException}. */
public final class AwsFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private final int status;
    private final String code;

    public AwsFailure(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A refusal in the form of the JSON services, whose status is always 400. */
    public static AwsFailure of(String code, String message) {
        return new AwsFailure(BAD_REQUEST, code, message);
    }

    public static AwsFailure invalidParameter(String message) {
        return of("InvalidParameterException", "Invalid parameter: " + message);
    }

    /** A refusal in the form of STS, which names its codes without "Exception". */
    public static AwsFailure forbidden(String code, String message) {
        return new AwsFailure(FORBIDDEN, code, message);
    }

    /** Never null: every failure is made with its message. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
