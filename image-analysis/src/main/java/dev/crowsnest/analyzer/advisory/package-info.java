/** Advisories as their sources publish them, and the vulnerabilities they speak of. */
@NullMarked
package dev.crowsnest.analyzer.advisory;

import org.jspecify.annotations.NullMarked;
