/** Matchers of the packages of distributions, by the distribution's own advisories alone. */
@NullMarked
package dev.crowsnest.analyzer.match.distribution;

import org.jspecify.annotations.NullMarked;
