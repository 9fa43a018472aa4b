package dev.crowsnest.localecr.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
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
        boolean withAuthorization) {

    /** Under which a handler leaves the operation of an AWS call for the log. */
    public static final String OPERATION = "loggedOperation";

    /** Under which a handler leaves the ARN of the caller for the log. */
    public static final String CALLER = "loggedCaller";

    /** As it stands in the log file and is shown to other processes. */
    public ObjectNode toJson() {
        var json = Json.object()
                .put("at", at.toString())
                .put("method", method)
                .put("path", path)
                .put("status", status)
                .put("bytesIn", bytesIn)
                .put("bytesOut", bytesOut)
                .put("withAuthorization", withAuthorization);
        operation.ifPresent(text -> json.put("operation", text));
        caller.ifPresent(text -> json.put("caller", text));
        range.ifPresent(text -> json.put("range", text));
        return json;
    }
}
