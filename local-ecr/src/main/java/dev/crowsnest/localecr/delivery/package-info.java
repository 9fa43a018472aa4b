/** Events of the registry on their way to webhooks, by EventBridge's rules. */
@NullMarked
package dev.crowsnest.localecr.delivery;

import org.jspecify.annotations.NullMarked;
