/** OSV's form of an advisory, and its exports. */
@NullMarked
package dev.crowsnest.analyzer.advisory.osv;

import org.jspecify.annotations.NullMarked;
