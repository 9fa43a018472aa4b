/** What a Crowsnest server knows. */
@NullMarked
package dev.crowsnest.cli.server;

import org.jspecify.annotations.NullMarked;
