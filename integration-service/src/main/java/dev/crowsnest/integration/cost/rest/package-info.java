/** Cost over REST. */
@NullMarked
package dev.crowsnest.integration.cost.rest;

import org.jspecify.annotations.NullMarked;
