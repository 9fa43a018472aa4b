package dev.crowsnest.analysis.scan.aws;

import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in our words what AWS said. */
final class AwsFailures {

    private static final int SERVER_ERROR = 500;

    private AwsFailures() {}

    static ImageAccessException of(String action, String object, SdkException failure) {
        if (failure instanceof AwsServiceException answered) {
            return new ImageAccessException(kind(answered), action, object, answer(answered), answered);
        }
        String reason = "AWS did not answer, " + failure.getMessage();
        return new ImageAccessException(Kind.UNREACHABLE, action, object, reason, failure);
    }

    static ImageAccessException of(String action, String object, String reason) {
        return new ImageAccessException(Kind.MALFORMED, action, object, reason, null);
    }

    private static Kind kind(AwsServiceException answered) {
        if (answered.isThrottlingException()) {
            return Kind.RATE_LIMITED;
        }
        return answered.statusCode() >= SERVER_ERROR ? Kind.UNREACHABLE : Kind.UNAUTHORIZED;
    }

    /** Without the request id, which would make two equal reasons differ. */
    private static String answer(AwsServiceException answered) {
        var details = answered.awsErrorDetails();
        if (details == null || details.errorCode() == null) {
            return "AWS answered with status " + answered.statusCode();
        }
        return "AWS answered " + details.errorCode() + ", " + details.errorMessage();
    }
}
