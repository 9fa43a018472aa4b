/** The insights as a gRPC service. */
@NullMarked
package dev.crowsnest.analysis.insight.grpc;

import org.jspecify.annotations.NullMarked;
