/** The way into ECR: a role assumed, a token for the registry. */
@NullMarked
package dev.crowsnest.analysis.scan.aws;

import org.jspecify.annotations.NullMarked;
