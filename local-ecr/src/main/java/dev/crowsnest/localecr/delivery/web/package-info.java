/** Posts events to webhooks. */
@NullMarked
package dev.crowsnest.localecr.delivery.web;

import org.jspecify.annotations.NullMarked;
