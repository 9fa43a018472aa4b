/** One image in detail: its report and its packages. */
@NullMarked
package dev.crowsnest.integration.insight;

import org.jspecify.annotations.NullMarked;
