package dev.crowsnest.localecr.registry;

/** The error codes of the distribution specification, with the status that each is answered with. */
public enum ErrorCode {
    BLOB_UNKNOWN(404),
    BLOB_UPLOAD_INVALID(400),
    BLOB_UPLOAD_UNKNOWN(404),
    DENIED(403),
    DIGEST_INVALID(400),
    MANIFEST_BLOB_UNKNOWN(400),
    MANIFEST_INVALID(400),
    MANIFEST_UNKNOWN(404),
    NAME_INVALID(400),
    NAME_UNKNOWN(404),
    /** Not of the specification's table: a chunk that does not start where the last one ended. */
    RANGE_INVALID(416),
    SIZE_INVALID(413),
    TOOMANYREQUESTS(429),
    UNAUTHORIZED(401),
    UNSUPPORTED(405);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
