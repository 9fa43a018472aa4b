package dev.crowsnest.localecr.registry;

/** Why the registry refuses: a code of the distribution specification and a status. */
public enum ErrorCode {
    /** The image must be restored first. */
    ARCHIVED(403, "DENIED"),
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
    /** A piece of an upload does not start where the last one ended. */
    RANGE_INVALID(416, "BLOB_UPLOAD_INVALID"),
    /** An index names the image. */
    REFERENCED(403, "DENIED"),
    SIZE_INVALID(413),
    TOOMANYREQUESTS(429),
    UNAUTHORIZED(401),
    UNSUPPORTED(405);

    private final int status;
    private final String written;

    ErrorCode(int status) {
        this.status = status;
        this.written = name();
    }

    ErrorCode(int status, String written) {
        this.status = status;
        this.written = written;
    }

    /** The specification's code, as it stands in an answer. */
    public String written() {
        return written;
    }

    public int status() {
        return status;
    }
}
