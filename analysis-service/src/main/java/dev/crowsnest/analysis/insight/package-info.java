/** What is said of analysed images, to whoever shows them. */
@NullMarked
package dev.crowsnest.analysis.insight;

import org.jspecify.annotations.NullMarked;
