/** Webhooks set and deliveries counted over the control address. */
@NullMarked
package dev.crowsnest.localecr.delivery.rest;

import org.jspecify.annotations.NullMarked;
