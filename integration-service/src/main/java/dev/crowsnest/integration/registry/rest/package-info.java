/** Integrations over REST. */
@NullMarked
package dev.crowsnest.integration.registry.rest;

import org.jspecify.annotations.NullMarked;
