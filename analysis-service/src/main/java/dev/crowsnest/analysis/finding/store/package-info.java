/** Subjects, findings and what images consist of, as tables. */
@NullMarked
package dev.crowsnest.analysis.finding.store;

import org.jspecify.annotations.NullMarked;
