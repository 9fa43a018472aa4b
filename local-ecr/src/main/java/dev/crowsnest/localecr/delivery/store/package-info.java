/** Events not delivered yet, and the webhooks they are for, on disk. */
@NullMarked
package dev.crowsnest.localecr.delivery.store;

import org.jspecify.annotations.NullMarked;
