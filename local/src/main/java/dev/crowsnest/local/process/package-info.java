/** Parts that run as processes of their own: started, watched, started again, stopped, recognised after a crash. */
@NullMarked
package dev.crowsnest.local.process;

import org.jspecify.annotations.NullMarked;
