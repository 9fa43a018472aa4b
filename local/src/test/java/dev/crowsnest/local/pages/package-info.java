/** The pages of a whole installation, in a real browser. */
@NullMarked
package dev.crowsnest.local.pages;

import org.jspecify.annotations.NullMarked;
