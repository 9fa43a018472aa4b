/** Matchers of the packages of languages, by their registries' names. */
@NullMarked
package dev.crowsnest.analyzer.match.language;

import org.jspecify.annotations.NullMarked;
