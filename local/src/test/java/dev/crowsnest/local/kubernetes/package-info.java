/** What {@code deploy/kubernetes} comes to, overlay by overlay, as kubectl renders it. */
@NullMarked
package dev.crowsnest.local.kubernetes;

import org.jspecify.annotations.NullMarked;
