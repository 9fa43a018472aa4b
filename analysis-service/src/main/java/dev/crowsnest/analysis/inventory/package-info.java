/** What analysed images consist of, kept once per platform's manifest. */
@NullMarked
package dev.crowsnest.analysis.inventory;

import org.jspecify.annotations.NullMarked;
