/** The handshake's tokens and messages in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.registry.handshake.store;

import org.jspecify.annotations.NullMarked;
