/** An ECR for one machine: an OCI registry, the AWS calls that Crowsnest makes, and EventBridge-shaped deliveries. */
@NullMarked
package dev.crowsnest.localecr;

import org.jspecify.annotations.NullMarked;
