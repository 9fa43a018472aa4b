/** EventBridge's connections and API destinations: whom events are sent to, and with which key. */
@NullMarked
package dev.crowsnest.localecr.bridge;

import org.jspecify.annotations.NullMarked;
