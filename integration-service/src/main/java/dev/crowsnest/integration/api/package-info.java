/** What all requests share: pages, and the one family of refusals. */
@NullMarked
package dev.crowsnest.integration.api;

import org.jspecify.annotations.NullMarked;
