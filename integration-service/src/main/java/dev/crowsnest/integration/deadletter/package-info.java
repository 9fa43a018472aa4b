/** Records that no service could use: shown to people, and sent back when they ask for it. */
@NullMarked
package dev.crowsnest.integration.deadletter;

import org.jspecify.annotations.NullMarked;
