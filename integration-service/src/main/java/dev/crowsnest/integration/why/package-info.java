/** Why an image is not shown: the way from its host name to its result, and where it ends. */
@NullMarked
package dev.crowsnest.integration.why;

import org.jspecify.annotations.NullMarked;
