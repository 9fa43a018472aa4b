/** Where images are found, and how to get in. */
@NullMarked
package dev.crowsnest.cli.image;

import org.jspecify.annotations.NullMarked;
