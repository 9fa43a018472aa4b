package dev.crowsnest.localecr.call;

import java.util.Optional;

/** Knows callers by the keys that their requests are signed with. */
public interface CallerDirectory {

    /**
     * The caller behind a signature.
     *
     * @param accessKeyId from the signature's credential scope; empty when the request is not signed
     * @param sessionToken which comes with temporary credentials
     * @throws AwsFailure when the key is unknown, its session has expired, or a signature is needed
     */
    Caller identify(Optional<String> accessKeyId, Optional<String> sessionToken, boolean fromThisMachine);
}
