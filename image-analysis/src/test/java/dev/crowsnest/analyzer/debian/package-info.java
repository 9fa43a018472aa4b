/** Debian itself as the reference: file systems that its tools make, and what they say of them. */
@NullMarked
package dev.crowsnest.analyzer.debian;

import org.jspecify.annotations.NullMarked;
