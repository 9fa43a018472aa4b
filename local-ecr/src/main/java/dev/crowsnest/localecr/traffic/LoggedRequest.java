package dev.crowsnest.localecr.traffic;

import java.time.Instant;
import java.util.Optional;

/**
 * One request and its answer.
 *
 * @param path without the query, which may hold a signature
 * @param operation of an AWS call, such as {@code ecr:DescribeImages}
 * @param status of the answer; 0 when there was none
 * @param bytesIn bytes of the request's body
 * @param bytesOut bytes of the answer's body, as announced
 * @param caller ARN of who called; empty for whoever did not sign in
 * @param range the Range header
 * @param withAuthorization whether an Authorization header came, good or not
 */
public record LoggedRequest(
        Instant at,
        String method,
        String path,
        Optional<String> operation,
        int status,
        long bytesIn,
        long bytesOut,
        Optional<String> caller,
        Optional<String> range,
        boolean withAuthorization) {}
