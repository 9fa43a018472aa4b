/** Repositories over REST. */
@NullMarked
package dev.crowsnest.integration.repository.rest;

import org.jspecify.annotations.NullMarked;
