/** What is asked of ECR and STS. */
@NullMarked
package dev.crowsnest.integration.registry.aws;

import org.jspecify.annotations.NullMarked;
