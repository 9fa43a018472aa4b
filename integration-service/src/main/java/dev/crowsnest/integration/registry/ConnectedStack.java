package dev.crowsnest.integration.registry;

/**
 * The stack through which a registry is connected.
 *
 * @param topicArn through which it speaks
 * @param secretArn where the key of its events is
 * @param ready whether all of it was made, and it was not deleted since
 */
public record ConnectedStack(StackArn arn, String topicArn, String secretArn, boolean ready) {

    ConnectedStack as(boolean nowReady) {
        return new ConnectedStack(arn, topicArn, secretArn, nowReady);
    }
}
