/** Where connections may go whose addresses somebody else named: a registry, a feed, a redirect. */
@NullMarked
package dev.crowsnest.analyzer.outgoing;

import org.jspecify.annotations.NullMarked;
