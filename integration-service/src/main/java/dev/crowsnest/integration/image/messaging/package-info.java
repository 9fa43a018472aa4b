/** Registry events and results in, requests out. */
@NullMarked
package dev.crowsnest.integration.image.messaging;

import org.jspecify.annotations.NullMarked;
