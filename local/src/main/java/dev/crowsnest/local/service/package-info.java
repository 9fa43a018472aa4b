/** The three services as production runs them. */
@NullMarked
package dev.crowsnest.local.service;

import org.jspecify.annotations.NullMarked;
