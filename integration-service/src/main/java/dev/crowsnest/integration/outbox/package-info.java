/** Events that leave together with the change that they tell of. */
@NullMarked
package dev.crowsnest.integration.outbox;

import org.jspecify.annotations.NullMarked;
