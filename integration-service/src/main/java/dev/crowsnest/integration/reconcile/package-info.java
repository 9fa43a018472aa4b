/** Looking through a registry for what no event told of. */
@NullMarked
package dev.crowsnest.integration.reconcile;

import org.jspecify.annotations.NullMarked;
