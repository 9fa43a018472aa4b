/** Reports and packages over REST. */
@NullMarked
package dev.crowsnest.integration.insight.rest;

import org.jspecify.annotations.NullMarked;
