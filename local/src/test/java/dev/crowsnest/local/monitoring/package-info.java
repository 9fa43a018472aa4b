/** What {@code deploy/monitoring} asks of Prometheus, and whether there is an answer. */
@NullMarked
package dev.crowsnest.local.monitoring;

import org.jspecify.annotations.NullMarked;
