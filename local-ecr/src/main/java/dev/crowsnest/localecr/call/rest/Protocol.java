package dev.crowsnest.localecr.call.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.AwsFailure;
import io.vertx.ext.web.RoutingContext;

/** One of AWS's ways to ask and to answer. */
interface Protocol {

    /** Service and operation, such as {@code ecr:DescribeImages}. */
    String action(RoutingContext ctx);

    /** Throws {@link AwsFailure} when the body is malformed. */
    ObjectNode parameters(RoutingContext ctx);

    void answer(RoutingContext ctx, ObjectNode answer);

    void refuse(RoutingContext ctx, AwsFailure failure);
}
