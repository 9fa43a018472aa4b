/** What a watched registry costs its owner in AWS: the stack's resources, and the bytes that leave ECR. */
@NullMarked
package dev.crowsnest.integration.cost;

import org.jspecify.annotations.NullMarked;
