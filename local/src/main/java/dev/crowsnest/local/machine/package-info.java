/** What this machine must offer before anything starts: a directory, space in it, ports. */
@NullMarked
package dev.crowsnest.local.machine;

import org.jspecify.annotations.NullMarked;
