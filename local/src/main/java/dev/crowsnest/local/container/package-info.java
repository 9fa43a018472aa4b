/** Container images of the parts, assembled without a container engine. */
@NullMarked
package dev.crowsnest.local.container;

import org.jspecify.annotations.NullMarked;
