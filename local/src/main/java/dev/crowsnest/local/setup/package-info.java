/** What a newcomer would do by hand after the first start: watch the local registry. */
@NullMarked
package dev.crowsnest.local.setup;

import org.jspecify.annotations.NullMarked;
