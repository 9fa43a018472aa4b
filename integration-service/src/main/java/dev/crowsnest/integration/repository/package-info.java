/** Repositories: which are watched, and the look back when one is enabled. */
@NullMarked
package dev.crowsnest.integration.repository;

import org.jspecify.annotations.NullMarked;
