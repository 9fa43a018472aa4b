package dev.crowsnest.localecr.call;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers one kind of call; may block, and throws {@link AwsFailure} to refuse. */
@FunctionalInterface
public interface AwsOperation {

    ObjectNode answer(AwsCall call);
}
