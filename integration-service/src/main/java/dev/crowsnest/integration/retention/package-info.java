/** How what was kept long enough goes: in small transactions. Each feature decides what that is; this one knows none of them. */
@NullMarked
package dev.crowsnest.integration.retention;

import org.jspecify.annotations.NullMarked;
