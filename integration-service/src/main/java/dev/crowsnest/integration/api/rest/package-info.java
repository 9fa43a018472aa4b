/** Refusals as problem documents. */
@NullMarked
package dev.crowsnest.integration.api.rest;

import org.jspecify.annotations.NullMarked;
