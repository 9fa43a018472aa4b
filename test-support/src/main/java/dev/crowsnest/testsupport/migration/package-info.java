/** What a migration may do while the version before still runs. */
@NullMarked
package dev.crowsnest.testsupport.migration;

import org.jspecify.annotations.NullMarked;
