/** The calls of Secrets Manager. */
@NullMarked
package dev.crowsnest.localecr.secret.aws;

import org.jspecify.annotations.NullMarked;
