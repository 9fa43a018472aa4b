/** What kills do to the load of advisories. */
@NullMarked
package dev.crowsnest.local.feed;

import org.jspecify.annotations.NullMarked;
