/** The questions to analysis-service. */
@NullMarked
package dev.crowsnest.integration.insight.grpc;

import org.jspecify.annotations.NullMarked;
