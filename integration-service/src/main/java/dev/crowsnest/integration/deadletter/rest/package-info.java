/** Dead letters for programs. */
@NullMarked
package dev.crowsnest.integration.deadletter.rest;

import org.jspecify.annotations.NullMarked;
