/** How what was kept long enough goes: in small statements. Each feature decides what that is; this one knows none of them. */
@NullMarked
package dev.crowsnest.analysis.retention;

import org.jspecify.annotations.NullMarked;
