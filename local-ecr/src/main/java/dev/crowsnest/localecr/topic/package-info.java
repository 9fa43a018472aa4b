/** Plays SNS: topics with one subscriber each, and signed messages. */
@NullMarked
package dev.crowsnest.localecr.topic;

import org.jspecify.annotations.NullMarked;
