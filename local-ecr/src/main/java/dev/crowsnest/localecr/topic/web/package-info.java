/** Sends messages to their subscriber. */
@NullMarked
package dev.crowsnest.localecr.topic.web;

import org.jspecify.annotations.NullMarked;
