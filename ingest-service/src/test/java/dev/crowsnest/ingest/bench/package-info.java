/** What an event costs: {@code bench/ingest} runs it. */
@NullMarked
package dev.crowsnest.ingest.bench;

import org.jspecify.annotations.NullMarked;
