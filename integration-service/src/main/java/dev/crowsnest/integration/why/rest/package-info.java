/** The answer over REST. */
@NullMarked
package dev.crowsnest.integration.why.rest;

import org.jspecify.annotations.NullMarked;
