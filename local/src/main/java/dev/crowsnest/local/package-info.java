/** All of Crowsnest on one machine: a broker, a database, a registry and the three services, started and stopped together. */
@NullMarked
package dev.crowsnest.local;

import org.jspecify.annotations.NullMarked;
