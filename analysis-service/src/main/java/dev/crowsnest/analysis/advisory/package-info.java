/** The advisories that images are matched with: fetched on a schedule, stored as the last good copy of each export. */
@NullMarked
package dev.crowsnest.analysis.advisory;

import org.jspecify.annotations.NullMarked;
