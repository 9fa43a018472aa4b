/** Who may send events: the keys of the integrations, and how sure we are of them. */
@NullMarked
package dev.crowsnest.ingest.access;

import org.jspecify.annotations.NullMarked;
