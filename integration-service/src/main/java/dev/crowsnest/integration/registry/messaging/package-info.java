/** What the other services are told of integrations. */
@NullMarked
package dev.crowsnest.integration.registry.messaging;

import org.jspecify.annotations.NullMarked;
