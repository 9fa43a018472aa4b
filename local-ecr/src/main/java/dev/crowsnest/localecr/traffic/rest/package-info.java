/** Logs and disturbs HTTP requests, and shows the log over the control address. */
@NullMarked
package dev.crowsnest.localecr.traffic.rest;

import org.jspecify.annotations.NullMarked;
