/** Images, tags and results in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.image.store;

import org.jspecify.annotations.NullMarked;
