/** The local registry and its control address. */
@NullMarked
package dev.crowsnest.local.registry;

import org.jspecify.annotations.NullMarked;
