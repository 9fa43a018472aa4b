package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.RegistryFailure;
import io.smallrye.mutiny.TimeoutException;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in our words what AWS said. */
final class AwsFailures {

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

    private static boolean retryHelps(Throwable cause) {
        if (cause instanceof AwsServiceException answered) {
            return answered.isThrottlingException() || answered.statusCode() >= 500;
        }
        return cause instanceof TimeoutException || cause instanceof SdkException sdk && sdk.retryable();
    }
}
