package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.RegistryFailure;
import io.smallrye.mutiny.TimeoutException;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says in our words what AWS said. */
final class AwsFailures {

    private static final int TOO_MANY_REQUESTS = 429;

    private AwsFailures() {}

    static RegistryFailure of(String action, String object, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RegistryFailure known) {
            return known;
        }
        return new RegistryFailure(action, object, reason(cause), retryHelps(cause), cause);
    }

    private static String reason(Throwable cause) {
        if (cause instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
            return answered.awsErrorDetails().errorCode() + ", "
                    + answered.awsErrorDetails().errorMessage();
        }
        if (cause instanceof TimeoutException) {
            return "AWS did not answer in time";
        }
        return "AWS did not answer: " + cause.getMessage();
    }

    // No answer at all may be one later: of all failures only a clear word of AWS is final.
    private static boolean retryHelps(Throwable cause) {
        return !(cause instanceof AwsServiceException answered)
                || answered.isThrottlingException()
                || answered.statusCode() == TOO_MANY_REQUESTS
                || answered.statusCode() >= 500;
    }
}
