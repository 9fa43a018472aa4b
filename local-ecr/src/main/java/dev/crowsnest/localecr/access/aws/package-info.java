/** The calls of STS, and the one of ECR that hands out a registry token. */
@NullMarked
package dev.crowsnest.localecr.access.aws;

import org.jspecify.annotations.NullMarked;
