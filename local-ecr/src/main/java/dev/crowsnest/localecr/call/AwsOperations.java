package dev.crowsnest.localecr.call;

import java.util.Map;

/** Operations that belong together, by their action, such as {@code ecr:DescribeImages}. */
public interface AwsOperations {

    Map<String, AwsOperation> byAction();
}
