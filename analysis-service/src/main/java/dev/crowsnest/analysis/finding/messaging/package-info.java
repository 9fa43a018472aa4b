/** Tells of images whose findings advisories moved. */
@NullMarked
package dev.crowsnest.analysis.finding.messaging;

import org.jspecify.annotations.NullMarked;
