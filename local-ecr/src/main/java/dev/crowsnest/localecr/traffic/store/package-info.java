/** The request log as a file, one JSON line a request. */
@NullMarked
package dev.crowsnest.localecr.traffic.store;

import org.jspecify.annotations.NullMarked;
