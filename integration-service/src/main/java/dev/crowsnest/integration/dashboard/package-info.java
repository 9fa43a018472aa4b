/** What all pages have in common. Pages meet the other features at their roots; no feature knows of pages. */
@NullMarked
package dev.crowsnest.integration.dashboard;

import org.jspecify.annotations.NullMarked;
