package dev.crowsnest.localecr.registry;

/** A request that the registry refuses, with the specification's code. */
public final class RegistryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public RegistryFailure(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    static RegistryFailure unknown(RepositoryName repository, String account) {
        return new RegistryFailure(
                ErrorCode.NAME_UNKNOWN,
                "The repository with name '%s' does not exist in the registry with id '%s'"
                        .formatted(repository, account));
    }

    static RegistryFailure unknown(RepositoryName repository, Reference image) {
        return new RegistryFailure(ErrorCode.MANIFEST_UNKNOWN, "%s has no image '%s'".formatted(repository, image));
    }

    static RegistryFailure unknownBlob(RepositoryName repository, Digest digest) {
        return new RegistryFailure(ErrorCode.BLOB_UNKNOWN, "%s has no blob %s".formatted(repository, digest));
    }

    /** Never null: every failure is made with its message. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public ErrorCode code() {
        return code;
    }
}
