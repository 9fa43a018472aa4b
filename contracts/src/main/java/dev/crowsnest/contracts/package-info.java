/** What the services say to each other: topics, the events on them and the headers around them. */
@NullMarked
package dev.crowsnest.contracts;

import org.jspecify.annotations.NullMarked;
