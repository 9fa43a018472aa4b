/** A real Kafka broker and a real PostgreSQL for tests, in process and without Docker. */
@NullMarked
package dev.crowsnest.testsupport.infrastructure;

import org.jspecify.annotations.NullMarked;
