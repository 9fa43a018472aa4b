/** Images over REST. */
@NullMarked
package dev.crowsnest.integration.image.rest;

import org.jspecify.annotations.NullMarked;
