/** Keeps the certificate of the messages on disk. */
@NullMarked
package dev.crowsnest.localecr.topic.store;

import org.jspecify.annotations.NullMarked;
