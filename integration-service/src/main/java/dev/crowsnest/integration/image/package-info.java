/** The inventory: every image with its tags, a state and a reason. */
@NullMarked
package dev.crowsnest.integration.image;

import org.jspecify.annotations.NullMarked;
