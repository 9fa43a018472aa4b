/** What layers said, kept in the database so that each is pulled once. */
@NullMarked
package dev.crowsnest.analysis.scan.store;

import org.jspecify.annotations.NullMarked;
