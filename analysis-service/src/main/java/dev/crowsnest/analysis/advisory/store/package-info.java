/** Advisories as tables, and look-ups in them. */
@NullMarked
package dev.crowsnest.analysis.advisory.store;

import org.jspecify.annotations.NullMarked;
